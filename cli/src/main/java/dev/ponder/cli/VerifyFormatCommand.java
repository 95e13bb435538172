package dev.ponder.cli;

import dev.ponder.cli.verify.LineJob;
import dev.ponder.cli.verify.Ruling;
import dev.ponder.verify.format.CodeFence;
import dev.ponder.verify.format.InAnswer;
import dev.ponder.verify.format.StrictJson;
import dev.ponder.verify.format.TextFormat;
import dev.ponder.verify.format.ThinkAnswer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `ponder verify format`: whether texts have the form that was asked for.
@Command(
    name = "format",
    description = "Whether texts have the form that was asked for.",
    mixinStandardHelpOptions = true)
final class VerifyFormatCommand implements Callable<Integer> {
  /// The forms, as they are named on the command line.
  enum Form {
    THINK_ANSWER,
    THINK,
    JSON,
    CODE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Reads a form's name.
    static final class Named implements ITypeConverter<Form> {
      @Override
      public Form convert(String name) {
        for (Form each : values()) {
          if (each.toString().equals(name)) {
            return each;
          }
        }
        throw new TypeConversionException(
            "form: '" + name + "' is unknown; known are think-answer, think, json, code");
      }
    }
  }

  @Mixin private LinesOptions lines = new LinesOptions();

  @Option(names = "--text", required = true, paramLabel = "FIELD", description = "Holds the text.")
  private String text = "";

  @Option(
      names = "--form",
      defaultValue = "think-answer",
      converter = Form.Named.class,
      paramLabel = "FORM",
      description = {
        "think-answer: a section of thinking, then one of the answer, in tags;",
        "think: tags only around the thinking, then the answer;",
        "json: one JSON value, strictly; code: one fenced block of code.",
        "Default: ${DEFAULT-VALUE}."
      })
  private Form form = Form.THINK_ANSWER;

  @Option(
      names = "--within",
      converter = Form.Named.class,
      paramLabel = "FORM",
      description = "json and code: look in the answer of think-answer or think.")
  private @Nullable Form within;

  @Option(
      names = "--fields",
      split = ",",
      paramLabel = "NAME:TYPE",
      description = {
        "json: fields that the object must have. Types are object, array, string,",
        "number, integer, boolean, null, any."
      })
  private List<String> fields = List.of();

  @Option(names = "--only", description = "json: the object has no other fields.")
  private boolean only;

  @Option(
      names = "--language",
      defaultValue = "",
      paramLabel = "NAME",
      description = "code: what the block must be marked with.")
  private String language = "";

  @Override
  public Integer call() throws IOException {
    TextFormat format = format();
    var settings = new LinkedHashMap<String, Object>();
    settings.put("--text", text);
    settings.put("form", format.toString());
    return lines.run(
        new LineJob(
            "format",
            settings,
            line -> line.text(text),
            "form",
            line -> Ruling.of(format.check(line.text(text))).with("form", form.toString())));
  }

  private TextFormat format() {
    if (form != Form.JSON && (only || !fields.isEmpty())) {
      throw new IllegalArgumentException("--fields and --only are for --form json");
    }
    if (form != Form.CODE && !language.isEmpty()) {
      throw new IllegalArgumentException("--language is for --form code");
    }
    TextFormat format =
        switch (form) {
          case THINK_ANSWER -> ThinkAnswer.tagged();
          case THINK -> ThinkAnswer.untagged();
          case JSON -> json();
          case CODE -> new CodeFence(language);
        };
    if (within == null) {
      return format;
    }
    boolean section = form == Form.JSON || form == Form.CODE;
    boolean sections = within == Form.THINK_ANSWER || within == Form.THINK;
    if (!section || !sections) {
      throw new IllegalArgumentException(
          "--within: %s can't be within %s, only json or code within think-answer or think"
              .formatted(form, within));
    }
    return new InAnswer(
        within == Form.THINK ? ThinkAnswer.untagged() : ThinkAnswer.tagged(), format);
  }

  private StrictJson json() {
    var types = new LinkedHashMap<String, StrictJson.Type>();
    for (String each : fields) {
      int colon = each.lastIndexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("--fields: '" + each + "' must be NAME:TYPE");
      }
      types.put(each.substring(0, colon), StrictJson.Type.named(each.substring(colon + 1)));
    }
    StrictJson json = StrictJson.any().requiring(types);
    return only ? json.only() : json;
  }
}
