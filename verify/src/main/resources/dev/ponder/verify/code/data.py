# Plain data in and out of a box: JSON in which every object is a tag. Whatever type the other side
# claims, only exact built-in types are made here.
import sys

try:
    # The C half of json alone: json itself imports re, and with it a tenth of the library.
    import _json

    class _Reading:
        strict = True
        object_hook = object_pairs_hook = parse_constant = None
        parse_float = float
        parse_int = int
        memo = {}

    _scan = _json.make_scanner(_Reading())
    _write = _json.make_encoder(
        None, None, _json.encode_basestring_ascii, None, ":", ",", False, False, False
    )

    def loads(text):
        try:
            return _scan(text, 0)[0]
        except StopIteration:
            # Its word for no JSON, which any loop around would take for its own end.
            raise ValueError("no JSON") from None

    def dumps(tree):
        return "".join(_write(tree, 0))

except (ImportError, AttributeError, TypeError):
    import json

    loads = json.loads

    def dumps(tree):
        return json.dumps(tree, allow_nan=False, separators=(",", ":"))


DEEPEST = 50
LARGEST = 200_000


class NotPlain(Exception):
    """A value that is not plain data."""


class TooMuch(Exception):
    """Plain data, but too deep or too large."""


def _module(name, kind):
    return getattr(sys.modules.get(name), kind, None)


def encode(value, objects=None, most=LARGEST, deepest=DEEPEST):
    """As JSON text of `most` bytes; what is not plain becomes a handle in `objects`, if there is one."""
    left = [most]

    def many(values, depth):
        return [one(each, depth + 1) for each in values]

    def pairs(items, depth):
        return [[one(key, depth + 1), one(each, depth + 1)] for key, each in items]

    def drawn(values, depth):
        found = []
        for each in values:
            found.append(one(each, depth + 1))
        return found

    def one(value, depth):
        left[0] -= 1
        if left[0] < 0:
            raise TooMuch("more than %d values" % most)
        if depth > deepest:
            raise TooMuch("nested more than %d deep" % deepest)
        kind = type(value)
        if value is None or kind is bool:
            return value
        if kind is str:
            left[0] -= len(value)
            if left[0] < 0:
                raise TooMuch("%d characters" % len(value))
            return value
        if kind is int:
            if -(2**53) <= value <= 2**53:
                return value
            left[0] -= value.bit_length() // 4
            if left[0] < 0:
                raise TooMuch("a number of %d bits" % value.bit_length())
            return {"int": hex(value)}
        if kind is float:
            if value != value or value in (float("inf"), float("-inf")):
                return {"float": repr(value)}
            return value
        if kind is list:
            return many(value, depth)
        if kind is tuple:
            return {"tuple": many(value, depth)}
        if kind is dict:
            return {"dict": pairs(value.items(), depth)}
        if kind is set:
            return {"set": many(value, depth)}
        if kind is frozenset:
            return {"frozenset": many(value, depth)}
        if kind is complex:
            return {"complex": [one(value.real, depth), one(value.imag, depth)]}
        if kind is bytes or kind is bytearray:
            left[0] -= 2 * len(value)
            if left[0] < 0:
                raise TooMuch("%d bytes" % len(value))
            return {kind.__name__: value.hex()}
        if kind is range:
            return {"range": many((value.start, value.stop, value.step), depth)}
        if kind is type({}.items()):
            return {"items": pairs(value, depth)}
        if kind in VIEWS:
            return {VIEWS[kind]: many(list(value), depth)}
        if kind in ITERATORS:
            return {"iter": drawn(value, depth)}
        if kind in (
            _module("collections", "Counter"),
            _module("collections", "OrderedDict"),
            _module("collections", "defaultdict"),
        ):
            return {"dict": pairs(dict.items(value), depth)}
        if kind is _module("collections", "deque"):
            return {"deque": many(list(value), depth)}
        if kind.__bases__ == (tuple,) and type(getattr(kind, "_fields", None)) is tuple:
            return {"tuple": many(tuple.__iter__(value), depth)}
        name = getattr(value, "__name__", None)
        if type(name) is str and BUILT_IN.get(name) is value:
            return {"builtin": name}
        if kind is _module("fractions", "Fraction"):
            return {"fraction": [one(value.numerator, depth), one(value.denominator, depth)]}
        if kind is _module("decimal", "Decimal"):
            return {"decimal": str(value)}
        if objects is not None:
            return objects(value)
        raise NotPlain(kind.__name__)

    text = dumps(one(value, 0))
    if len(text) > most:
        raise TooMuch("%d bytes" % len(text))
    return text


# Types and harmless functions that tests hand over by name.
BUILT_IN = {
    each.__name__: each
    for each in (int, float, complex, bool, str, bytes, list, tuple, dict, set, frozenset, range)
    + (abs, all, any, chr, divmod, hex, len, max, min, ord, pow, repr, round, sorted, sum)
}
VIEWS = {type({}.keys()): "keys", type({}.values()): "values"}
ITERATORS = (
    type(_ for _ in ()),
    map,
    filter,
    zip,
    enumerate,
    reversed,
    type(reversed([])),
    type(iter([])),
    type(iter(())),
    type(iter(range(0))),
    type(iter(set())),
    type(iter({})),
    type(iter("")),
)


def decode(tree, objects=None, number=float, most=None):
    """From parsed JSON; a handle is looked up in `objects`, and `number` makes what is not finite.

    Where `most` is given the value is another's: ranges count by their elements, and may hold no more
    than that together; and a complex or decimal number that a guard of floats would miss is refused."""
    left = [most or 0]

    def counted(found):
        if most is not None and found:
            left[0] -= (found[-1] - found[0]) // found.step + 1
            if left[0] < 0:
                raise TooMuch("a range of more than %d values" % most)
        return found

    def finite(found, parts):
        if most is not None and any(each - each != 0 for each in parts):
            raise NotPlain("a %s that is not finite" % type(found).__name__)
        return found

    def one(tree):
        kind = type(tree)
        if kind is list:
            return [one(each) for each in tree]
        if kind is not dict:
            return tree
        ((tag, body),) = tree.items()
        if tag == "object":
            if objects is None:
                raise NotPlain("object")
            return objects(body)
        if tag == "int":
            return int(body, 16)
        if tag == "float":
            return number(body)
        if tag == "builtin":
            return BUILT_IN[body]
        if tag == "tuple":
            return tuple(one(each) for each in body)
        if tag == "dict":
            return {one(key): one(each) for key, each in body}
        if tag == "set":
            return {one(each) for each in body}
        if tag == "frozenset":
            return frozenset(one(each) for each in body)
        if tag == "complex":
            parts = [float(each["float"] if type(each) is dict else each) for each in body]
            return finite(complex(*parts), parts)
        if tag == "bytes":
            return bytes.fromhex(body)
        if tag == "bytearray":
            return bytearray.fromhex(body)
        if tag == "range":
            return counted(range(*[one(each) for each in body]))
        if tag == "iter":
            return iter([one(each) for each in body])
        if tag == "keys":
            return {one(each): None for each in body}.keys()
        if tag == "values":
            return dict(enumerate(one(each) for each in body)).values()
        if tag == "items":
            return dict(one(each) for each in body).items()
        if tag == "deque":
            import collections

            return collections.deque(one(each) for each in body)
        if tag == "fraction":
            import fractions

            return fractions.Fraction(one(body[0]), one(body[1]))
        if tag == "decimal":
            import decimal

            found = decimal.Decimal(body)
            if most is not None and found.is_nan():
                raise NotPlain("a Decimal that is NaN")
            return found
        raise NotPlain(tag)

    return one(tree)


class Wire:
    """Lines of JSON over the descriptors the process was born with, kept from the program's own."""

    def __init__(self):
        import posix

        self._os = posix
        self._source = posix.dup(0)
        self._sink = posix.dup(1)
        self._rest = b""
        self.nonce = None

    def receive(self):
        parts = [self._rest]
        while b"\n" not in parts[-1]:
            more = self._os.read(self._source, 1 << 16)
            if not more:
                return None
            parts.append(more)
        line, self._rest = b"".join(parts).split(b"\n", 1)
        return loads(line.decode("utf-8"))

    def send(self, text):
        data = ("\n" + self.nonce + text + "\n").encode("ascii")
        while data:
            data = data[self._os.write(self._sink, data) :]

    def close(self):
        self._os.close(self._source)
        self._os.close(self._sink)
