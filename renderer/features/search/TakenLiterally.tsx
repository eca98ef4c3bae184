import { parseQuery } from '../../../shared/query/index.ts';
import { useList } from '../../state/list.ts';
import { t } from '../../state/t.ts';
import styles from './TakenLiterally.module.css';

/** As many as fit under the field. */
const MOST = 2;

/** Under the search field: what of the search was not understood, and searched as it stands. */
export function TakenLiterally() {
  const source = useList((list) => list.source);
  if (source.kind !== 'search') return null;
  const { literal } = parseQuery(source.query, source.typing);
  if (literal.length === 0) return null;
  const seen = new Set(literal.map(t.query.literal));
  return (
    <div className={styles.literal} role="status">
      {[...seen].slice(0, MOST).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}
