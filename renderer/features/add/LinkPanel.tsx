import { t } from '../../state/t.ts';
import { TextArea } from '../../ui/TextField.tsx';
import styles from './AddDialog.module.css';
import { useDraft } from './draft.ts';

type Props = { count: number; known: number; autoFocus: boolean };

/** One box takes any number of links, also out of a text. */
export function LinkPanel({ count, known, autoFocus }: Props) {
  const links = useDraft((draft) => draft.links);
  return (
    <>
      <TextArea
        label={t.add.links}
        labelShown={false}
        placeholder={t.firstRun.linkPlaceholder}
        rows={4}
        value={links}
        onChange={(text) => useDraft.setState({ links: text })}
        autoFocus={autoFocus}
      />
      <p className={styles.under}>
        <span role="status">{count === 0 ? t.add.links : t.add.linksFound(count, known)}</span>
        <span>{t.add.dropHint}</span>
      </p>
    </>
  );
}
