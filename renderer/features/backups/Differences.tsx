import type { Output } from '../../../shared/ipc/contract.ts';
import { t } from '../../state/t.ts';
import styles from './RestoreDialog.module.css';

/** What a backup has that the library has not. */
export function Differences({ difference }: { difference: Output<'backups.compare'> }) {
  const { missing, links, changed, searches, damaged } = difference;
  const words = t.backups;
  const lines = [
    ...(missing > 0 ? [`${words.missing(missing)}. ${links > 0 ? words.links(links) : ''}`] : []),
    ...(changed > 0 ? [words.changed(changed)] : []),
    ...(searches > 0 ? [`${words.searches(searches)}.`] : []),
    ...(damaged > 0 ? [words.damaged(damaged)] : []),
  ];
  if (missing + changed + searches === 0) {
    return (
      <div role="status">
        <p>{words.nothing}</p>
        {damaged > 0 ? <p>{words.damaged(damaged)}</p> : null}
      </div>
    );
  }
  return (
    <div role="status">
      <ul className={styles.list}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
