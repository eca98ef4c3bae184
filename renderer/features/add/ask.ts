import { failureOf } from '../../api/api.ts';
import { sayNotAdded } from '../../state/problem.ts';
import { t } from '../../state/t.ts';

/** Does what a button asks for, and says when it did not go. */
export function ask(answer: Promise<unknown>): void {
  answer.catch((error: unknown) => sayNotAdded(t.failure(failureOf(error))));
}
