import { shownAddress } from './address.ts';
import styles from './LinkAddress.module.css';

/** Where a link leads, at the lower edge as long as it is pointed at; its host stands out. */
export function LinkAddress({ address }: { address: string }) {
  const { before, host, ascii, after } = shownAddress(address);
  return (
    <p className={styles.address} aria-hidden="true">
      <bdi dir="ltr">
        {before}
        <b>{host}</b>
        {ascii === null ? null : ` (${ascii})`}
        {after}
      </bdi>
    </p>
  );
}
