import type { ArticleRecord } from '../../../shared/model/record.ts';
import { t } from '../../state/t.ts';
import styles from './FocusFoot.module.css';
import type { Place } from './place.ts';
import { timeLeft } from './time-left.ts';

/** In the lower corners of focus mode: how far one is, and what is left. */
export function FocusFoot({ record, place }: { record: ArticleRecord; place: Place }) {
  return (
    <p className={styles.foot}>
      <span>{place.fits ? '' : t.format.percent(place.at)}</span>
      <span>{timeLeft(record, place)}</span>
    </p>
  );
}
