package dev.ponder.verify.code;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.lang.model.element.Modifier;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// The main class of the process that compiles a model's Java inside a box. It uses nothing of
/// Ponder, because it goes into the box alone.
///
/// Reads a line with the nonce and then the source; writes one line: the nonce, then the word
/// `main`, the name of the main class and a jar, or the word `error` and the first error, all in
/// base 64.
public final class BoxedCompiler {
  private BoxedCompiler() {}

  /// @param arguments none
  public static void main(String[] arguments) throws IOException {
    byte[] input;
    try (InputStream in = new FileInputStream(FileDescriptor.in)) {
      input = in.readAllBytes();
    }
    String text = new String(input, StandardCharsets.UTF_8);
    int end = text.indexOf('\n');
    String reply = text.substring(0, end) + compile(text.substring(end + 1)) + "\n";
    try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      out.write(reply.getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static String compile(String code) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var errors = new DiagnosticCollector<JavaFileObject>();
    var source = new Source("Main", code);
    String main = "Main";
    int rank = 0;
    String file = "Main";
    try (var files = new Classes(compiler.getStandardFileManager(errors, null, null))) {
      var parsing =
          (JavacTask) compiler.getTask(null, files, errors, List.of(), null, List.of(source));
      for (CompilationUnitTree unit : parsing.parse()) {
        String packageName = unit.getPackageName() == null ? "" : unit.getPackageName() + ".";
        for (Tree each : unit.getTypeDecls()) {
          if (each instanceof ClassTree type && !type.getSimpleName().isEmpty()) {
            String name = type.getSimpleName().toString();
            if (type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
              file = name;
            }
            int found = rank(type);
            if (found > rank) {
              rank = found;
              main = packageName + name;
            }
          }
        }
      }
      boolean compiled =
          compiler
              .getTask(
                  null,
                  files,
                  errors,
                  List.of("-proc:none", "-nowarn", "-Xlint:none", "-implicit:none"),
                  null,
                  List.of(new Source(file, code)))
              .call();
      if (!compiled) {
        String first =
            errors.getDiagnostics().stream()
                .filter(each -> each.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                .map(each -> "line " + each.getLineNumber() + ": " + each.getMessage(null))
                .findFirst()
                .orElse("no word why");
        String line = first.lines().findFirst().orElse("");
        return "error " + base64(line.getBytes(StandardCharsets.UTF_8));
      }
      // Names may have any letters.
      return "main " + base64(main.getBytes(StandardCharsets.UTF_8)) + " " + base64(files.jar());
    }
  }

  /// How likely it is the class to start, 0 if it has no main method. Helpers may have one, too: so
  /// the public class goes first, then one called Main, then the first that `java` would start.
  private static int rank(ClassTree type) {
    int rank = 0;
    for (Tree each : type.getMembers()) {
      if (each instanceof MethodTree method && method.getName().contentEquals("main")) {
        boolean usual =
            method.getModifiers().getFlags().contains(Modifier.STATIC)
                && method.getParameters().size() == 1;
        rank = Math.max(rank, usual ? 2 : 1);
      }
    }
    if (rank == 0) {
      return 0;
    }
    boolean open = type.getModifiers().getFlags().contains(Modifier.PUBLIC);
    return rank + (open ? 4 : 0) + (type.getSimpleName().contentEquals("Main") ? 2 : 0);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String code;

    Source(String name, String code) {
      super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
      this.code = code;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }
  }

  /// Keeps the class files in memory.
  private static final class Classes extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> made = new TreeMap<>();

    Classes(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
      String path = name.replace('.', '/') + kind.extension;
      return new SimpleJavaFileObject(URI.create("string:///" + path), kind) {
        @Override
        public OutputStream openOutputStream() {
          var bytes = new ByteArrayOutputStream();
          made.put(path, bytes);
          return bytes;
        }
      };
    }

    byte[] jar() throws IOException {
      var bytes = new ByteArrayOutputStream();
      try (var jar = new ZipOutputStream(bytes)) {
        for (Map.Entry<String, ByteArrayOutputStream> each : made.entrySet()) {
          jar.putNextEntry(new ZipEntry(each.getKey()));
          each.getValue().writeTo(jar);
          jar.closeEntry();
        }
      }
      return bytes.toByteArray();
    }
  }
}
