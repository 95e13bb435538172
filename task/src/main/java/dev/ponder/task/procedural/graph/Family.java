package dev.ponder.task.procedural.graph;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Married couples with their children.
///
/// @param couples in the order told
record Family(List<Couple> couples) {

  /// A woman and a man in the order told, and their children.
  record Couple(String one, String other, List<String> children) {
    Couple {
      children = List.copyOf(children);
    }

    boolean has(String name) {
      return one.equals(name) || other.equals(name);
    }
  }

  Family {
    couples = List.copyOf(couples);
    Set<String> married = new HashSet<>();
    Set<String> born = new HashSet<>();
    for (var couple : couples) {
      if (!married.add(couple.one()) || !married.add(couple.other())) {
        throw new IllegalArgumentException("family: somebody is married twice");
      }
      for (String child : couple.children()) {
        if (!born.add(child)) {
          throw new IllegalArgumentException("family: " + child + " is born twice");
        }
      }
    }
  }

  Set<String> people() {
    var people = new LinkedHashSet<String>();
    for (var couple : couples) {
      people.add(couple.one());
      people.add(couple.other());
      people.addAll(couple.children());
    }
    return people;
  }

  Optional<String> spouse(String name) {
    return couples.stream()
        .filter(couple -> couple.has(name))
        .map(couple -> couple.one().equals(name) ? couple.other() : couple.one())
        .findFirst();
  }

  /// By the name, or by the spouse's where the own name says nothing.
  boolean isWoman(String name) {
    if (People.isWoman(name) != People.isMan(name)) {
      return People.isWoman(name);
    }
    var spouse = spouse(name);
    if (spouse.isEmpty() || People.isWoman(spouse.get()) == People.isMan(spouse.get())) {
      throw new IllegalArgumentException(
          "question: whether " + name + " is a man or a woman is not known");
    }
    return People.isMan(spouse.get());
  }

  private List<String> parents(String name) {
    return couples.stream()
        .filter(couple -> couple.children().contains(name))
        .flatMap(couple -> List.of(couple.one(), couple.other()).stream())
        .toList();
  }

  private List<String> children(String name) {
    return couples.stream()
        .filter(couple -> couple.has(name))
        .flatMap(couple -> couple.children().stream())
        .toList();
  }

  private List<String> siblings(String name) {
    return couples.stream()
        .filter(couple -> couple.children().contains(name))
        .flatMap(couple -> couple.children().stream())
        .filter(each -> !each.equals(name))
        .toList();
  }

  private interface Relatives {
    List<String> of(String name);
  }

  private static List<String> over(List<String> names, Relatives step) {
    var found = new ArrayList<String>();
    names.forEach(name -> found.addAll(step.of(name)));
    return found;
  }

  /// What the first is to the second, e.g. `mother`; none for more distant relatives.
  Optional<String> relation(String first, String second) {
    var spouses = spouse(second).map(List::of).orElse(List.of());
    boolean woman = isWoman(first);
    if (spouses.contains(first)) {
      return Optional.of(woman ? "wife" : "husband");
    }
    if (parents(second).contains(first)) {
      return Optional.of(woman ? "mother" : "father");
    }
    if (children(second).contains(first)) {
      return Optional.of(woman ? "daughter" : "son");
    }
    if (siblings(second).contains(first)) {
      return Optional.of(woman ? "sister" : "brother");
    }
    var grandparents = over(parents(second), this::parents);
    if (grandparents.contains(first)) {
      return Optional.of(woman ? "grandmother" : "grandfather");
    }
    if (over(children(second), this::children).contains(first)) {
      return Optional.of(woman ? "granddaughter" : "grandson");
    }
    var uncles = over(parents(second), this::siblings);
    if (uncles.contains(first) || spousesOf(uncles).contains(first)) {
      return Optional.of(woman ? "aunt" : "uncle");
    }
    if (over(siblings(second), this::children).contains(first)
        || over(over(spouses, this::siblings), this::children).contains(first)) {
      return Optional.of(woman ? "niece" : "nephew");
    }
    if (over(uncles, this::children).contains(first)) {
      return Optional.of("cousin");
    }
    if (over(spouses, this::parents).contains(first)) {
      return Optional.of(woman ? "mother-in-law" : "father-in-law");
    }
    if (spousesOf(children(second)).contains(first)) {
      return Optional.of(woman ? "daughter-in-law" : "son-in-law");
    }
    if (over(spouses, this::siblings).contains(first)
        || spousesOf(siblings(second)).contains(first)) {
      return Optional.of(woman ? "sister-in-law" : "brother-in-law");
    }
    return Optional.empty();
  }

  private List<String> spousesOf(List<String> names) {
    return over(names, name -> spouse(name).map(List::of).orElse(List.of()));
  }
}
