package dev.ponder.task;

import dev.ponder.task.arithmetic.Arithmetic;
import dev.ponder.task.countdown.Countdown;
import dev.ponder.task.countdown.CountdownModP;
import dev.ponder.task.dataset.Choice;
import dev.ponder.task.dataset.DataSetKind;
import dev.ponder.task.dataset.DataSetTask;
import dev.ponder.task.dataset.Game24;
import dev.ponder.task.dataset.Parting;
import dev.ponder.task.dataset.code.CodeKind;
import dev.ponder.task.dataset.math.MathKind;
import dev.ponder.task.logic.Logic;
import dev.ponder.task.procedural.ProceduralTask;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.algebra.AlgebraTasks;
import dev.ponder.task.procedural.code.CodeTasks;
import dev.ponder.task.procedural.game.GameTasks;
import dev.ponder.task.procedural.graph.GraphTasks;
import dev.ponder.task.procedural.logic.LogicTasks;
import dev.ponder.task.procedural.matrix.MatrixTasks;
import dev.ponder.task.procedural.number.NumberTasks;
import dev.ponder.task.procedural.text.TextTasks;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Finds a task by the name a person writes.
public final class Tasks {
  private static final Map<String, Function<Settings, Task>> MAKERS = makers();

  private Tasks() {}

  private static Map<String, Function<Settings, Task>> makers() {
    var makers = new LinkedHashMap<String, Function<Settings, Task>>();
    makers.put("countdown", Tasks::countdown);
    makers.put("countdown-mod-p", Tasks::countdownModP);
    makers.put("arithmetic", Tasks::arithmetic);
    makers.put("game24", Tasks::game24);
    makers.put("logic", settings -> plain(Logic.DEFAULT, settings));
    for (var kind : dataSets()) {
      makers.put(kind.name(), settings -> dataSet(settings, kind));
    }
    for (var recipe : recipes()) {
      var task = ProceduralTask.of(recipe);
      if (makers.put(task.name(), settings -> plain(task, settings)) != null) {
        throw new IllegalStateException("two tasks are named " + task.name());
      }
    }
    return makers;
  }

  /// The procedural tasks, family by family.
  public static List<Recipe<?>> recipes() {
    return Stream.of(
            NumberTasks.all(),
            AlgebraTasks.all(),
            TextTasks.all(),
            LogicTasks.all(),
            GraphTasks.all(),
            MatrixTasks.all(),
            GameTasks.all(),
            CodeTasks.all())
        .<Recipe<?>>flatMap(List::stream)
        .toList();
  }

  /// The known names.
  public static List<String> names() {
    return List.copyOf(MAKERS.keySet());
  }

  /// The task of that name, with settings after a colon: `countdown`,
  /// `countdown:numbers=4,max=12,target=100`, `countdown-mod-p:numbers=3,p=11`,
  /// `arithmetic:operations=3,max=12,bound=99`, `game24:path=puzzles.jsonl`,
  /// `math500:subject=Algebra,path=test.jsonl`. A name may be written with underscores; a path goes
  /// last and may have commas and colons.
  ///
  /// @throws IllegalArgumentException for an unknown name or setting, or an impossible value,
  ///   naming the field, the value and what is possible
  public static Task named(String name) {
    int colon = name.indexOf(':');
    var kind = (colon < 0 ? name : name.substring(0, colon)).replace('_', '-');
    var maker = MAKERS.get(kind);
    if (maker == null) {
      throw new IllegalArgumentException(
          "task: %s is unknown; known are %s"
              .formatted(Lines.quoted(kind), String.join(", ", names())));
    }
    return maker.apply(new Settings(kind, colon < 0 ? "" : name.substring(colon + 1)));
  }

  /// The published data sets beside the game of 24.
  private static List<DataSetKind> dataSets() {
    return Stream.of(MathKind.all(), CodeKind.all()).<DataSetKind>flatMap(List::stream).toList();
  }

  private static Task game24(Settings settings) {
    settings.allow("path");
    return new DataSetTask(Game24.read(settings.path()));
  }

  private static Task dataSet(Settings settings, DataSetKind kind) {
    settings.allow("split", "subject", "path");
    return new DataSetTask(
        kind.read(
            new Choice(
                settings.path(),
                settings.text("split").map(Parting::named),
                settings.text("subject"))));
  }

  private static Task plain(Task task, Settings settings) {
    settings.allow();
    return task;
  }

  private static Task countdown(Settings settings) {
    settings.allow("numbers", "max", "target");
    var usual = Countdown.DEFAULT;
    return new Countdown(
        settings.number("numbers", usual.numbers()),
        settings.number("max", usual.maxNumber()),
        settings.number("target", usual.maxTarget()));
  }

  private static Task countdownModP(Settings settings) {
    settings.allow("numbers", "p");
    var usual = CountdownModP.DEFAULT;
    return new CountdownModP(
        settings.number("numbers", usual.numbers()),
        settings.number("p", usual.prime()),
        usual.mixture());
  }

  private static Task arithmetic(Settings settings) {
    settings.allow("operations", "max", "bound");
    var usual = Arithmetic.DEFAULT;
    return new Arithmetic(
        settings.number("operations", usual.operations()),
        settings.number("max", usual.maxNumber()),
        settings.number("bound", usual.bound()),
        usual.writers());
  }

  /// `field=value` pairs, parted by commas. A path is the last of them and goes to the end,
  /// whatever is in it.
  private static final class Settings {
    private static final String PATH = "path";

    private final String task;
    private final Map<String, String> values = new LinkedHashMap<>();

    Settings(String task, String text) {
      this.task = task;
      var rest = text;
      while (!rest.isEmpty()) {
        int comma = rest.stripLeading().startsWith(PATH + "=") ? -1 : rest.indexOf(',');
        var pair = comma < 0 ? rest : rest.substring(0, comma);
        rest = comma < 0 ? "" : rest.substring(comma + 1);
        if (comma >= 0 && rest.isEmpty()) {
          throw new IllegalArgumentException(
              "task: the settings of %s end with a comma; leave it out".formatted(task));
        }
        int equals = pair.indexOf('=');
        if (equals < 1) {
          throw new IllegalArgumentException(
              "task: %s is no setting of %s; write field=value,field=value"
                  .formatted(Lines.quoted(pair), task));
        }
        if (values.put(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip())
            != null) {
          throw new IllegalArgumentException(
              "task: setting %s is given twice".formatted(Lines.quoted(pair.substring(0, equals))));
        }
      }
    }

    void allow(String... fields) {
      var known = List.of(fields);
      for (var field : values.keySet()) {
        if (!known.contains(field)) {
          throw new IllegalArgumentException(
              "task: %s has no setting %s; %s"
                  .formatted(
                      task,
                      Lines.quoted(field),
                      known.isEmpty() ? "it has none" : "known are " + String.join(", ", known)));
        }
      }
    }

    Optional<String> text(String field) {
      return Optional.ofNullable(values.get(field));
    }

    Path path() {
      var value = values.get(PATH);
      if (value == null || value.isEmpty()) {
        throw new IllegalArgumentException(
            "path: %s needs it; write %s:path=...".formatted(task, task));
      }
      return Path.of(value);
    }

    int number(String field, int usual) {
      var value = values.get(field);
      if (value == null) {
        return usual;
      }
      try {
        return Integer.parseInt(value);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "%s: %s is not a whole number of %s's range; e.g. %s=%d"
                .formatted(field, Lines.quoted(value), task, field, usual),
            e);
      }
    }
  }
}
