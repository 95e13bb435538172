/// Ways to turn verified search into a better policy.
///
/// [ReinforcementLearning] lets a policy answer, has the answers judged and moves it by the credit
/// of a [dev.ponder.learning.credit.CreditRule]; [ExpertIteration] keeps the right answers
/// ([Filter]) and imitates them. Nothing here knows what the policy is made of: the table of
/// [dev.ponder.learning.tabular.TabularPolicy] learns by the same calls as a transformer.
@NullMarked
package dev.ponder.learning;

import org.jspecify.annotations.NullMarked;
