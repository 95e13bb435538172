# Runs the tests of a data set in a box of its own. The candidate is not here: its name stands for a
# messenger that asks the parent, who asks a fresh box, and what comes back is plain data. So tests
# of any form (loops, helpers, tolerances) compare as their author wrote them, and the program under
# test never shares a process with what is expected of it.
import builtins

ast = None

wire = None
calls = 0
awaits_stop = False


decided = None


class Decision(BaseException):
    """Ends the tests, even those that catch it: a bare `except` takes nothing back."""

    def __init__(self, why):
        global decided
        super().__init__(why)
        decided = decided or self


class Fault(Decision):
    """The tests can't be run: says nothing about the candidate."""


class Wrong(Decision):
    """The candidate's value is of a kind that can't be right."""

    kind = "wrong"


class TooLarge(Wrong):
    """The candidate's value is small as it was sent, and large where it is used."""

    kind = "output"


class NotANumber(float):
    """A candidate's NaN. A comparison with it is false, and `not` would make a pass of that."""

    def _refuse(self, other):
        raise Wrong("NaN was compared with %r" % (other,))

    __lt__ = __le__ = __gt__ = __ge__ = _refuse

    def __float__(self):
        raise Wrong("NaN was made a float of the tests' own")

    def _pair(self, *_):
        return self, self

    __divmod__ = __rdivmod__ = _pair

    def _same(self, *_):
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _same
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = _same
    __pow__ = __rpow__ = __neg__ = __pos__ = __abs__ = __round__ = _same
    conjugate = _same
    real = property(_same)
    __hash__ = float.__hash__


class Infinite(float):
    """A candidate's infinity. It is compared as any other, but the NaN that comes of it is guarded."""

    def conjugate(self):
        return self

    real = property(conjugate)


def guarded(value):
    """A number that comes of the candidate's."""
    if type(value) is tuple:
        return tuple([guarded(each) for each in value])
    if isinstance(value, float):
        if value != value:
            return NotANumber("nan")
        if value in INFINITE:
            return Infinite(value)
    return value


def _guarding(name):
    plainly = getattr(float, name)
    return lambda self, *others: guarded(plainly(self, *others))


for _name in "add sub mul truediv floordiv mod pow divmod".split():
    for _side in ("__%s__", "__r%s__"):
        setattr(Infinite, _side % _name, _guarding(_side % _name))
for _name in ("__neg__", "__pos__", "__abs__", "__round__"):
    setattr(Infinite, _name, _guarding(_name))

endless = False


def number(text):
    global endless
    endless = True
    return guarded(float(text))


def guard_math():
    """The functions of `math` read a double past its class; what they make of it is guarded again."""
    import math

    def guarding(function):
        def call(*args, **keywords):
            found = function(*args, **keywords)
            return guarded(found) if endless else found

        call.__name__ = function.__name__
        return call

    for name, function in list(vars(math).items()):
        if not name.startswith("_") and type(function) is type(len):
            setattr(math, name, guarding(function))


class Thing:
    """An object that lives in the candidate's box."""

    def __init__(self, handle):
        object.__setattr__(self, "_handle", handle)

    def _ask(self, **call):
        return ask({"object": self._handle, **call})

    def __call__(self, *args, **keywords):
        return invoke({"object": self._handle}, args, keywords)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self._ask(do="get", name=name)

    def __setattr__(self, name, value):
        self._ask(do="set", name=name, value=plain(value))

    def __getitem__(self, key):
        return self._ask(do="item", key=plain(key))

    def __len__(self):
        return self._ask(do="length")

    def __iter__(self):
        return iter(self._ask(do="list"))

    def __eq__(self, other):
        if type(other) is Thing:
            return self._handle == other._handle
        if other is None:
            # As it is of any object that doesn't lie; a walk through linked objects ends so.
            return False
        raise Wrong("an object of a class of its own was compared with %r" % (other,))

    def __ne__(self, other):
        return not self == other

    def __bool__(self):
        raise Wrong("an object of a class of its own was taken for true or false")

    __hash__ = None


def plain(value):
    def handle(value):
        if type(value) is Thing:
            return {"object": value._handle}
        if type(value) in (NotANumber, Infinite):
            return {"float": repr(value)}
        if type(value) is Stub:
            raise Fault("the tests hand the candidate to itself")
        raise Fault("the tests hand over a %s, which is not plain data" % type(value).__name__)

    return loads(encode(value, handle, VERY_LARGE, 2 * DEEPEST))


def exception(answer):
    """What the candidate raised, as the nearest class of Python's own."""
    kind = getattr(builtins, answer["raised"], Exception)
    if not (isinstance(kind, type) and issubclass(kind, Exception)):
        kind = Exception
    known = kind
    if issubclass(kind, ENDS_OF_LOOPS) and not awaits_stop:
        # Raised through map or zip it would end the tests' own loop early, and so pass. What
        # Python does where a generator's body raises it is right for a function's body, too.
        kind = RuntimeError
    for each in kind.__mro__:
        try:
            error = each(answer["why"])
            break
        except TypeError:
            # It wants more than words.
            continue
    error.of_candidate = True
    error.of_class = answer["why"].split(":")[0]
    error.known = known
    return error


def ask(call, originals=(), most=LARGEST):
    global calls
    wire.send(dumps({"ask": call, "most": most}))
    answer = wire.receive()
    if answer is None:
        raise Fault("the parent is gone")
    calls += 1
    if "raised" in answer:
        raise exception(answer)
    try:
        for index, tree in answer.get("changed", ()) if originals else ():
            rewrite(originals[index], decode(tree, Thing, number, most))
        return decode(answer["ok"], Thing, number, most)
    except TooMuch as e:
        raise TooLarge(str(e))
    except NotPlain as e:
        raise Wrong(str(e))
    except MemoryError:
        raise
    except Exception as e:
        raise Wrong("no value that there is: %s: %s" % (type(e).__name__, e))


def rewrite(old, new):
    """What the candidate did to an argument, done to the original."""
    if type(old) is not type(new):
        return
    if type(old) in (list, bytearray):
        old[:] = new
    elif type(old) in (dict, set):
        old.clear()
        old.update(new)


def invoke(target, args, keywords, most=LARGEST):
    try:
        call = {
            "do": "call",
            "args": [plain(each) for each in args],
            "keywords": {key: plain(each) for key, each in keywords.items()},
        }
    except TooMuch as e:
        if calls:
            # Else it would be the program's choice to be judged or not.
            raise TooLarge("the tests hand over too much with the program's value: %s" % e)
        raise Fault("the tests hand over too much: %s" % e)
    return ask({**target, **call}, args, most)


class Stub:
    """Stands for a name that the candidate defines."""

    def __init__(self, name):
        self.__name__ = name

    def __call__(self, *args, **keywords):
        return invoke({"name": self.__name__}, args, keywords)


def fresh():
    """From here on nothing of the earlier calls is needed: the next one gets a new box."""
    wire.send('{"fresh":true}')


def trusted(code, names, what):
    try:
        exec(compile(code, what, "exec"), names)
    except Exception as e:
        raise Fault("%s fails by itself: %s: %s" % (what, type(e).__name__, e))


def namespace():
    module = type(sys)("tests")
    sys.modules["tests"] = module
    return module.__dict__


def check_function(plan):
    names = namespace()
    trusted(plan["prelude"], names, "the prompt")
    stub = names[plan["entry"]] = Stub(plan["entry"])
    trusted(plan["test"], names, "the test")
    if not callable(names.get("check")):
        raise Fault("the test defines no check(candidate)")
    names["check"](stub)


def loaded_names(code):
    return {each.id for each in ast.walk(ast.parse(code)) if isinstance(each, ast.Name)}


def defined_names(tree):
    for each in tree.body:
        if isinstance(each, (ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)):
            yield each.name
        elif isinstance(each, (ast.Assign, ast.AnnAssign)):
            for target in each.targets if isinstance(each, ast.Assign) else [each.target]:
                if isinstance(target, ast.Name):
                    yield target.id


def asserts(plan):
    global ast
    import ast

    try:
        whole = "\n".join([plan["setup"]] + plan["tests"])
        used = loaded_names(whole)
        made = set(defined_names(ast.parse(whole)))
        reference = ast.parse(plan["reference"])
    except SyntaxError as e:
        raise Fault("the tests are no Python: %s" % e)
    defined = set(defined_names(reference))
    if not defined:
        called = {
            each.func.id
            for each in ast.walk(ast.parse(whole))
            if isinstance(each, ast.Call) and isinstance(each.func, ast.Name)
        }
        defined = called - set(dir(builtins))
    stubs = (used & defined) - made
    imports = [e for e in reference.body if isinstance(e, (ast.Import, ast.ImportFrom))]
    for number, test in enumerate(plan["tests"]):
        if number:
            fresh()
        names = namespace()
        if imports:
            trusted(ast.unparse(ast.Module(imports, [])), names, "the imports")
        for each in stubs:
            names[each] = Stub(each)
        if plan["setup"]:
            exec(compile(plan["setup"], "the set-up", "exec"), names)
        exec(compile(test, "test %d" % (number + 1), "exec"), names)


def equal(got, expected, absolute, relative):
    """Equal, with numbers near each other where a tolerance is given; the kinds must match."""
    kinds = (type(got), type(expected))
    if any(issubclass(kind, float) for kind in kinds):
        if not all(kind in (int, float, bool, NotANumber, Infinite) for kind in kinds):
            return False
        if got != got or expected != expected:
            return got != got and expected != expected
        if got in INFINITE or expected in INFINITE:
            return got == expected
        if got == expected:
            return True
        near = max(absolute, relative * abs(expected))
        return near > 0 and abs(got - expected) <= near
    if kinds[0] is not kinds[1]:
        return kinds[0] in (int, bool) and kinds[1] in (int, bool) and got == expected
    if kinds[0] in (list, tuple):
        return len(got) == len(expected) and all(
            equal(*each, absolute, relative) for each in zip(got, expected)
        )
    if kinds[0] is dict:
        return got.keys() == expected.keys() and all(
            equal(got[key], expected[key], absolute, relative) for key in expected
        )
    return got == expected


def room_for(expected):
    """How large a reply may be. A value that is large itself needs room; a power of two tells little
    of it."""
    size, room = 2 * len(encode(expected, most=VERY_LARGE)), LARGEST
    while room < size:
        room *= 2
    return room


VERY_LARGE = 1 << 24
INFINITE = (float("inf"), float("-inf"))
ENDS_OF_LOOPS = (StopIteration, StopAsyncIteration)
WIDE = (object, BaseException, Exception)


def holds_float(value):
    if type(value) in (list, tuple):
        return any(holds_float(each) for each in value)
    if type(value) is dict:
        return any(holds_float(each) for each in value.values())
    return type(value) is float


def against_reference(plan):
    names = namespace()
    trusted(plan["reference"], names, "the reference solution")
    reference = names.get(plan["entry"])
    if not callable(reference):
        raise Fault("the reference solution defines no %s" % plan["entry"])
    for args in plan["inputs"]:
        text = dumps(args)
        try:
            expected = reference(*loads(text))
        except Exception as e:
            raise Fault("the reference solution fails on %s: %r" % (text[:200], e))
        got = invoke({"name": plan["entry"]}, loads(text), {}, room_for(expected))
        if plan["entry"] == "find_zero" and "poly" in names:
            # Any zero will do, not only the one that the reference solution finds.
            if type(got) in (int, float) and abs(names["poly"](args[0], got)) <= 1e-4:
                continue
        absolute = plan["atol"] or (1e-6 if holds_float(expected) else 0)
        near = equal(got, expected, absolute, 1e-7 if absolute else 0)
        if not near and not (got == expected):
            raise AssertionError("%s(%s)" % (plan["entry"], text[1:-1][:200]))


def awaited(kind, name):
    """Whether `except name` would have caught it."""
    known = getattr(builtins, name, None)
    return isinstance(known, type) and known not in WIDE and issubclass(kind, known)


def cases(plan):
    for number, case in enumerate(plan["cases"]):
        if number:
            fresh()
        call = {"do": "call", "name": case["call"]}
        call.update(args=case["args"], keywords=case["keywords"])
        words = "case %d" % (number + 1)
        try:
            got = ask(call)
        except Exception as e:
            if case["raises"] is not None and getattr(e, "of_candidate", False):
                if e.of_class == case["raises"] or awaited(e.known, case["raises"]):
                    continue
            raise
        if case["raises"] is not None:
            raise AssertionError("%s: %s was to be raised" % (words, case["raises"]))
        if not equal(got, decode(case["expect"]), case["tolerance"], 0):
            raise AssertionError("%s: the value differs" % words)


def source_of(error, plan):
    trace, line, place = error.__traceback__, None, None
    while trace is not None:
        place = trace.tb_frame.f_code.co_filename
        if place == "the test" or place.startswith("test "):
            code = plan["test"] if place == "the test" else plan["tests"][int(place[5:]) - 1]
            lines = code.split("\n")
            if 0 < trace.tb_lineno <= len(lines):
                line = lines[trace.tb_lineno - 1].strip()
        trace = trace.tb_next
    return line


def verdict(plan):
    global awaits_stop
    # Tests that name it mean to catch it.
    words = dumps([plan.get("test"), plan.get("setup"), plan.get("tests")])
    awaits_stop = any(each.__name__ in words for each in ENDS_OF_LOOPS)
    try:
        if "math" in dumps(plan):
            guard_math()
        PLANS[plan["kind"]](plan)
    except BaseException as e:
        if decided:
            return decision(decided)
        if getattr(e, "of_candidate", False):
            return {"failed": "memory" if type(e) is MemoryError else "crash", "why": str(e)}
        if not calls:
            return {"fault": "the tests fail by themselves: %s: %s" % (type(e).__name__, e)}
        if type(e) is MemoryError:
            return {"failed": "memory", "why": "the tests ran out of memory with the program's value"}
        where = source_of(e, plan)
        if type(e) is AssertionError:
            return {"failed": "wrong", "why": where or str(e) or "an assertion of the tests"}
        words = "%s: %s" % (type(e).__name__, e)
        return {"failed": "wrong", "why": words + (" in " + where if where else "")}
    if decided:
        return decision(decided)
    if not calls:
        return {"fault": "the tests never call the candidate"}
    return {"passed": calls}


def decision(found):
    if type(found) is Fault:
        return {"fault": str(found)}
    return {"failed": found.kind, "why": str(found)}


PLANS = {
    "check": check_function,
    "asserts": asserts,
    "reference": against_reference,
    "cases": cases,
}


def main():
    global wire
    import os

    wire = Wire()
    plan = wire.receive()
    wire.nonce = plan["nonce"]
    nothing = os.open("/dev/null", os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    found = verdict(plan)
    found = {key: each[:500] if type(each) is str else each for key, each in found.items()}
    wire.send(dumps({"verdict": found}))
    os._exit(0)


main()
