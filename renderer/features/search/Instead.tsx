import { type ListSource, useList } from '../../state/list.ts';
import { t } from '../../state/t.ts';
import { searchAsTyped } from '../../state/view.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import styles from './Instead.module.css';

type Search = Extract<ListSource, { kind: 'search' }>;

/** Above results that are of other words than were typed: which, and the way back to those. */
export function Instead({ corrected }: { corrected: NonNullable<Search['corrected']> }) {
  return (
    <div className={styles.bar}>
      <span className={styles.words}>
        {t.instead.showing}
        {corrected.instead.map(({ from, to }, at) => (
          <span key={from}>
            {at === 0 ? '' : ', '}
            <b>{to}</b>
          </span>
        ))}
      </span>
      <LinkButton onPress={searchAsTyped}>
        {t.instead.onlyFor(corrected.instead.map(({ from }) => from).join(', '))}
      </LinkButton>
    </div>
  );
}

/** The words that were searched for instead; null when it was as typed. */
export function useInstead(): string | null {
  const corrected = useList(({ source }) => (source.kind === 'search' ? source.corrected : undefined));
  return corrected === undefined ? null : corrected.instead.map(({ to }) => to).join(', ');
}
