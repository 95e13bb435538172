package dev.ponder.experiment;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The saturating curve of accuracy against training compute C:
///
/// `R(C) = R0 + (A - R0) / (1 + (Cmid / C)^B)`
///
/// after "The Art of Scaling Reinforcement Learning Compute for LLMs" (ScaleRL, arXiv 2510.13786).
///
/// @param a A: the accuracy that endless compute would reach
/// @param b B: how steep, above 0
/// @param mid Cmid: the compute at which half of the gain is had, in FLOPs, above 0
/// @param base R0: the accuracy before reinforcement learning
public record Sigmoid(
    @JsonProperty("A") Estimate a,
    @JsonProperty("B") Estimate b,
    @JsonProperty("Cmid") Estimate mid,
    @JsonProperty("R0") Estimate base) {
  public Sigmoid {
    Check.present(a, "A");
    Check.present(b, "B");
    Check.present(mid, "Cmid");
    Check.present(base, "R0");
    Check.that(b.value() > 0, "B", b.value(), "> 0");
    Check.that(mid.value() > 0, "Cmid", mid.value(), "> 0");
  }

  /// The fitted accuracy at `flops`; R0 at none.
  public double at(double flops) {
    if (flops <= 0) {
      return base.value();
    }
    double share = 1 / (1 + Math.pow(mid.value() / flops, b.value()));
    return base.value() + (a.value() - base.value()) * share;
  }
}
