/// Tasks whose problems are made by a program: what each of them must state ([Recipe]), and all
/// that follows from it ([ProceduralTask]).
///
/// A family of them is a package below this one.
@NullMarked
package dev.ponder.task.procedural;

import org.jspecify.annotations.NullMarked;
