package dev.ponder.verify.smt;

/// A name bound by `let`, a quantifier or a definition.
///
/// @param id unlike that of every other variable read with the same signature
public record Variable(int id, String name, Sort sort) {}
