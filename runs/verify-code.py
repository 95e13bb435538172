"""Makes samples to judge, for runs/verify-code.sh: lines of task_id, completion or solution, and the
label that the verdict should agree with.

    verify-code.py codet SOLUTIONS LABELS      the recorded samples with their recorded labels
    verify-code.py mutants FORMAT FILE COUNT   references with one thing changed

A mutant's label is what its tests say when they run with it in one plain process, without a box: so
a mutant that passes is one that the tests can't tell from the reference, and the verifier must say
so, too. Mutants are the same in every run: places are taken in a fixed order, spread over the program.
"""

import ast
import copy
import gzip
import json
import resource
import subprocess
import sys

SECONDS = 10
SWAPPED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.Div: ast.Mult, ast.Mod: ast.Mult,
    ast.FloorDiv: ast.Mult, ast.Pow: ast.Mult, ast.And: ast.Or, ast.Or: ast.And,
    ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.BitXor: ast.BitOr,
}  # fmt: skip
PAIRS = {"min": "max", "max": "min", "any": "all", "all": "any"}


def changes(node):
    """What can be changed in a node: pairs of words and a function that does it."""

    def swap(field, old, where=None):
        def change(node):
            if where is None:
                setattr(node, field, SWAPPED[type(old)]())
            else:
                getattr(node, field)[where] = SWAPPED[type(old)]()

        return "%s for %s" % (SWAPPED[type(old)].__name__, type(old).__name__), change

    def put(words, field, value):
        return words, lambda node: setattr(node, field, value)

    if isinstance(node, ast.Compare):
        return [swap("ops", op, i) for i, op in enumerate(node.ops) if type(op) in SWAPPED]
    if isinstance(node, (ast.BinOp, ast.AugAssign, ast.BoolOp)) and type(node.op) in SWAPPED:
        return [swap("op", node.op)]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return [put("no not", "op", ast.UAdd())]
    if isinstance(node, ast.Constant) and type(node.value) is bool:
        return [put("%s for %s" % (not node.value, node.value), "value", not node.value)]
    if isinstance(node, ast.Constant) and type(node.value) is int:
        return [put("%d for %d" % (node.value + 1, node.value), "value", node.value + 1)]
    if isinstance(node, ast.Return) and node.value is not None:
        return [put("no return", "value", ast.Constant(None))]
    if isinstance(node, (ast.If, ast.IfExp)):
        return [put("if not for if", "test", ast.UnaryOp(ast.Not(), node.test))]
    if isinstance(node, ast.Name) and node.id in PAIRS and isinstance(node.ctx, ast.Load):
        return [put("%s for %s" % (PAIRS[node.id], node.id), "id", PAIRS[node.id])]
    return []


def mutants(program, count):
    """Pairs of words and program, at most so many."""
    tree = ast.parse(program)
    places = [
        (number, which)
        for number, node in enumerate(ast.walk(tree))
        for which in range(len(changes(node)))
    ]
    step = max(1, len(places) / count)
    for i in range(min(count, len(places))):
        number, which = places[int(i * step)]
        changed = copy.deepcopy(tree)
        node = list(ast.walk(changed))[number]
        words, change = changes(node)[which]
        line = getattr(node, "lineno", 0)
        change(node)
        yield "line %d: %s" % (line, words), ast.unparse(ast.fix_missing_locations(changed))


PLAIN = r'''
import json, math, sys
job = json.load(sys.stdin)
def near(got, want, atol):
    if type(want) in (list, tuple):
        return type(got) is type(want) and len(got) == len(want) and all(
            near(*each, atol) for each in zip(got, want))
    if type(want) is dict:
        return type(got) is dict and got.keys() == want.keys() and all(
            near(got[key], want[key], atol) for key in want)
    if type(want) is float or type(got) is float:
        if type(got) not in (int, float, bool) or type(want) not in (int, float, bool):
            return False
        return got == want or math.isnan(got) and math.isnan(want) or (
            abs(got - want) <= max(atol, 1e-7 * abs(want)))
    return got == want and (type(got) is type(want) or {type(got), type(want)} <= {int, bool})
def holds_float(value):
    if type(value) in (list, tuple):
        return any(map(holds_float, value))
    if type(value) is dict:
        return any(map(holds_float, value.values()))
    return type(value) is float
names = {"__name__": "solution"}
exec(compile(job["solution"], "solution", "exec"), names)
if "inputs" in job:
    reference = {"__name__": "reference"}
    exec(compile(job["reference"], "reference", "exec"), reference)
    for args in job["inputs"]:
        text = json.dumps(args)
        want = reference[job["entry"]](*json.loads(text))
        got = names[job["entry"]](*json.loads(text))
        if job["entry"] == "find_zero":
            assert abs(reference["poly"](args[0], got)) <= 1e-4
        else:
            atol = job["atol"] or (1e-6 if holds_float(want) else 0)
            assert near(got, want, atol) or got == want
for part in job.get("tests", []):
    exec(compile(part, "test", "exec"), names)
'''


def passes(job):
    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))

    try:
        done = subprocess.run(
            [sys.executable, "-S", "-s", "-B", "-c", PLAIN],
            input=json.dumps(job).encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=limit,
            env={"PYTHONHASHSEED": "0"},
            timeout=3 * SECONDS,
        )
        return done.returncode == 0
    except subprocess.TimeoutExpired:
        return False


def lines(name):
    with (gzip.open if name.endswith(".gz") else open)(name, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def out(**fields):
    print(json.dumps(fields))


def codet(solutions, labels):
    passed = {each["task_id"]: each["passed"] for each in lines(labels)}
    for task in lines(solutions):
        for number, sample in enumerate(task["samples"]):
            out(
                task_id=task["task_id"],
                sample=number,
                completion=sample,
                passed=passed[task["task_id"]][number],
            )


def mutated(form, name, count):
    for problem in lines(name):
        if form == "mbpp":
            reference = problem["code"].replace("\r\n", "\n").replace("\t", "    ")
            job = {"tests": [problem["test_setup_code"]] + problem["test_list"]}
        else:
            reference = problem["prompt"] + problem["canonical_solution"]
            entry = problem["entry_point"]
            if "plus_input" in problem:
                inputs = problem["base_input"] + problem["plus_input"]
                job = {"inputs": inputs, "reference": reference, "entry": entry}
                job["atol"] = problem.get("atol") or 0
            else:
                job = {"tests": [problem["test"] + "\ncheck(%s)\n" % entry]}
        for words, program in mutants(reference, int(count)):
            out(
                task_id=problem["task_id"],
                change=words,
                solution=program,
                passed=passes({**job, "solution": program}),
            )


if __name__ == "__main__":
    {"codet": codet, "mutants": mutated}[sys.argv[1]](*sys.argv[2:])
