package dev.ponder.task.procedural.graph;

import dev.ponder.task.Lines;
import dev.ponder.task.procedural.Card;
import dev.ponder.task.procedural.Questions;
import dev.ponder.task.procedural.Recipe;
import dev.ponder.task.procedural.Wording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A colour for every vertex so that neighbours differ, as `{"0": 1, "1": 2}`. Any such colouring
/// is right.
record GraphColor() implements Recipe<GraphColor.Graph> {
  private static final Pattern VERTICES = Pattern.compile("(?i)vertices:?\\s*\\[([^\\]]*)\\]");
  private static final Pattern EDGES = Pattern.compile("(?i)edges:?\\s*\\[([^\\]]*)\\]");
  private static final Pattern COLORS = Pattern.compile("(?i)colou?rs:?\\s*\\[([^\\]]*)\\]");
  private static final int MAX_VERTICES = 40;

  /// @param from one end
  /// @param to the other end
  public record Edge(int from, int to) {}

  /// @param vertices their numbers
  /// @param edges between them
  /// @param colors to choose from
  public record Graph(List<Integer> vertices, List<Edge> edges, List<Integer> colors) {
    public Graph {
      vertices = List.copyOf(vertices);
      edges = List.copyOf(edges);
      colors = List.copyOf(colors);
    }
  }

  @Override
  public Card card() {
    return new Card(
        "graph-color",
        5,
        "a colouring of a graph whose neighbours differ",
        "9 to 17 vertices, 3 and 4 colors",
        "any such colouring",
        "backtracking at the tightest vertex");
  }

  @Override
  public Graph draw(int level, RandomGenerator random) {
    int size = 9 + 2 * level;
    int colors = level < 3 ? 3 : 4;
    var planted = new int[size];
    for (int vertex = 0; vertex < size; vertex++) {
      planted[vertex] = vertex < colors ? vertex : random.nextInt(colors);
    }
    var edges = new ArrayList<Edge>();
    for (int from = 0; from < size; from++) {
      for (int to = from + 1; to < size; to++) {
        if (planted[from] != planted[to] && random.nextInt(size) < 5) {
          edges.add(new Edge(from, to));
        }
      }
    }
    var vertices = new ArrayList<Integer>();
    for (int vertex = 0; vertex < size; vertex++) {
      vertices.add(vertex);
    }
    var relabelled = Questions.shuffled(vertices, random);
    var shown =
        edges.stream()
            .map(edge -> List.of(relabelled.get(edge.from()), relabelled.get(edge.to())))
            .map(ends -> new Edge(Collections.min(ends), Collections.max(ends)))
            .sorted(Comparator.comparingInt(Edge::from).thenComparingInt(Edge::to))
            .toList();
    return new Graph(vertices, shown, vertices.subList(1, colors + 1));
  }

  @Override
  public String ask(Graph graph) {
    return "Give each vertex of this graph a color so that the two ends of every edge differ: %s."
        .formatted(data(graph));
  }

  private static Graph question(String question) {
    var vertices = numbers(VERTICES, question, "vertices, e.g. vertices [0, 1, 2]");
    var colors = numbers(COLORS, question, "colors, e.g. colors [1, 2, 3]");
    var list = Questions.find(EDGES, question, "edges, e.g. edges [(0, 1), (1, 2)]").group(1);
    var edges = new ArrayList<Edge>();
    for (var each : Pairs.read(list, "question: edge")) {
      if (!vertices.contains(each.left()) || !vertices.contains(each.right())) {
        throw new IllegalArgumentException(
            "question: edge (%d, %d) joins a vertex that is not given"
                .formatted(each.left(), each.right()));
      }
      edges.add(new Edge(each.left(), each.right()));
    }
    if (vertices.size() > MAX_VERTICES) {
      throw new IllegalArgumentException(
          "question: %d vertices; at most %d are read".formatted(vertices.size(), MAX_VERTICES));
    }
    return new Graph(vertices, edges, colors);
  }

  private static List<Integer> numbers(Pattern pattern, String question, String what) {
    return Questions.numbers(
        Questions.find(pattern, question, what).group(1), "question: " + what, 0, 9999);
  }

  @Override
  public String spell(Graph graph) {
    return data(graph);
  }

  @Override
  public Graph read(String spelled) {
    return question(spelled);
  }

  private static String data(Graph graph) {
    return "vertices %s edges [%s] colors %s"
        .formatted(
            graph.vertices(),
            graph.edges().stream()
                .map(edge -> "(%d, %d)".formatted(edge.from(), edge.to()))
                .collect(Collectors.joining(", ")),
            graph.colors());
  }

  @Override
  public String form() {
    return "a JSON object from vertex to color like {\"0\": 1, \"1\": 2}";
  }

  @Override
  public List<Wording<Graph>> wordings() {
    return List.of(Questions.whole("edges:?\\s*\\[", GraphColor::question));
  }

  @Override
  public List<String> work(Graph graph) {
    var right = solve(graph);
    if (right.isEmpty()) {
      return List.of();
    }
    var chosen = chosen(right.get());
    var lines = new ArrayList<String>();
    for (int vertex : graph.vertices()) {
      var taken =
          graph.edges().stream()
              .filter(edge -> edge.to() == vertex && edge.from() < vertex)
              .map(edge -> "%d=%d".formatted(edge.from(), chosen.get(edge.from())))
              .collect(Collectors.joining(" "));
      lines.add("%d=%d beside %s".formatted(vertex, chosen.get(vertex), taken).strip());
    }
    return lines;
  }

  @Override
  public String normal(Graph graph, String answer) {
    var text = answer.strip();
    if (!text.startsWith("{") || !text.endsWith("}")) {
      throw new IllegalArgumentException("no JSON object like {\"0\": 1, \"1\": 2}");
    }
    if (text.length() > 64 * MAX_VERTICES) {
      throw new IllegalArgumentException("longer than any colouring of the graph");
    }
    var chosen = new TreeMap<Integer, Integer>();
    for (String pair : Questions.items(text.substring(1, text.length() - 1))) {
      int colon = pair.indexOf(':');
      if (colon < 0) {
        throw new IllegalArgumentException("%s is not like \"0\": 1".formatted(Lines.quoted(pair)));
      }
      int vertex = number(pair.substring(0, colon), "vertex");
      if (chosen.put(vertex, number(pair.substring(colon + 1), "color")) != null) {
        throw new IllegalArgumentException("vertex %d is coloured twice".formatted(vertex));
      }
    }
    return text(chosen);
  }

  private static int number(String text, String what) {
    return Questions.number(Questions.unquoted(text.strip()), what, 0, 9999);
  }

  private static String text(Map<Integer, Integer> chosen) {
    return chosen.entrySet().stream()
        .map(each -> "\"%d\": %d".formatted(each.getKey(), each.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static Map<Integer, Integer> chosen(String normal) {
    var chosen = new TreeMap<Integer, Integer>();
    for (String pair : Questions.items(normal.substring(1, normal.length() - 1))) {
      int colon = pair.indexOf(':');
      chosen.put(
          number(pair.substring(0, colon), "vertex"), number(pair.substring(colon + 1), "color"));
    }
    return chosen;
  }

  @Override
  public Optional<String> objection(Graph graph, String normal) {
    var chosen = chosen(normal);
    for (var each : chosen.entrySet()) {
      if (!graph.vertices().contains(each.getKey())) {
        return Optional.of("vertex %d is not in the graph".formatted(each.getKey()));
      }
      if (!graph.colors().contains(each.getValue())) {
        return Optional.of("color %d is not one of the colors".formatted(each.getValue()));
      }
    }
    for (int vertex : graph.vertices()) {
      if (!chosen.containsKey(vertex)) {
        return Optional.of("vertex %d has no color".formatted(vertex));
      }
    }
    return graph.edges().stream()
        .filter(edge -> Objects.equals(chosen.get(edge.from()), chosen.get(edge.to())))
        .findFirst()
        .map(edge -> "%d and %d are joined and alike".formatted(edge.from(), edge.to()));
  }

  @Override
  public Optional<String> solve(Graph graph) {
    var chosen = new TreeMap<Integer, Integer>();
    return color(graph, chosen, new int[] {100_000}) ? Optional.of(text(chosen)) : Optional.empty();
  }

  /// Backtracking, always at the vertex with the fewest colours left.
  private static boolean color(Graph graph, Map<Integer, Integer> chosen, int[] tries) {
    int tightest = -1;
    List<Integer> fewest = List.of();
    for (int vertex : graph.vertices()) {
      if (!chosen.containsKey(vertex)) {
        var left = left(graph, chosen, vertex);
        if (tightest < 0 || left.size() < fewest.size()) {
          tightest = vertex;
          fewest = left;
        }
      }
    }
    if (tightest < 0) {
      return true;
    }
    for (int color : fewest) {
      if (tries[0]-- <= 0) {
        return false;
      }
      chosen.put(tightest, color);
      if (color(graph, chosen, tries)) {
        return true;
      }
      chosen.remove(tightest);
    }
    return false;
  }

  private static List<Integer> left(Graph graph, Map<Integer, Integer> chosen, int vertex) {
    var left = new ArrayList<>(graph.colors());
    for (Edge edge : graph.edges()) {
      if (edge.from() == edge.to() && edge.from() == vertex) {
        return List.of();
      }
      int other = edge.from() == vertex ? edge.to() : edge.to() == vertex ? edge.from() : -1;
      Integer color = other < 0 ? null : chosen.get(other);
      if (color != null) {
        left.remove(color);
      }
    }
    return left;
  }
}
