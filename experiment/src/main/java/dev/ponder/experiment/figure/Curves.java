package dev.ponder.experiment.figure;

import dev.ponder.experiment.Moment;
import dev.ponder.experiment.Results;
import dev.ponder.experiment.Strategy;
import dev.ponder.experiment.TestCurve;
import dev.ponder.experiment.TestPoint;
import dev.ponder.experiment.TrainPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Curves of several seeds joined for the eye.
final class Curves {
  private Curves() {}

  /// Mean over seeds at the steps that every seed has, by step. Bounds are averaged too: a joined
  /// interval is as wide as that of one seed.
  static List<TrainPoint> mean(Results results) {
    var bySteps = new TreeMap<Integer, List<TrainPoint>>();
    for (TrainPoint each : results.trainCurve()) {
      bySteps.computeIfAbsent(each.step(), _ -> new ArrayList<>()).add(each);
    }
    long seeds = results.trainCurve().stream().map(TrainPoint::seed).distinct().count();
    var mean = new ArrayList<TrainPoint>();
    for (List<TrainPoint> points : bySteps.values()) {
      if (points.size() == seeds) {
        TrainPoint first = points.getFirst();
        mean.add(
            new TrainPoint(
                first.seed(),
                first.step(),
                points.stream().mapToDouble(TrainPoint::flops).average().orElseThrow(),
                Math.round(points.stream().mapToDouble(TrainPoint::tokens).average().orElseThrow()),
                points.stream().mapToDouble(TrainPoint::accuracy).average().orElseThrow(),
                points.stream().mapToDouble(TrainPoint::low).average().orElseThrow(),
                points.stream().mapToDouble(TrainPoint::high).average().orElseThrow(),
                first.problems()));
      }
    }
    return mean;
  }

  /// The curves to draw for a strategy and a policy: the one that joins all seeds where the results
  /// have it, else the point-by-point mean of the seeds' curves, else (when their lengths differ)
  /// each seed's own.
  static List<List<TestPoint>> of(Results results, Strategy strategy, Moment policy) {
    var ofSeeds = new ArrayList<List<TestPoint>>();
    for (TestCurve each : results.testCurves()) {
      if (each.strategy() == strategy && each.policy() == policy) {
        if (each.seed() == null) {
          return List.of(each.points());
        }
        ofSeeds.add(each.points());
      }
    }
    boolean sameLength = ofSeeds.stream().map(List::size).distinct().count() == 1;
    return sameLength ? List.of(mean(ofSeeds)) : ofSeeds;
  }

  private static List<TestPoint> mean(List<List<TestPoint>> curves) {
    var mean = new ArrayList<TestPoint>();
    for (int i = 0; i < curves.getFirst().size(); i++) {
      int at = i;
      List<TestPoint> points = curves.stream().map(curve -> curve.get(at)).toList();
      mean.add(
          new TestPoint(
              points.stream().mapToDouble(TestPoint::tokens).average().orElseThrow(),
              points.stream().mapToDouble(TestPoint::flops).average().orElseThrow(),
              points.stream().mapToDouble(TestPoint::accuracy).average().orElseThrow(),
              points.stream().mapToDouble(TestPoint::low).average().orElseThrow(),
              points.stream().mapToDouble(TestPoint::high).average().orElseThrow()));
    }
    return mean;
  }
}
