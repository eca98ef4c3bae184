import { useEffect, useMemo, useRef } from 'react';
import { guessFormat } from '../../../shared/guess-format.ts';
import { textFormat } from '../../../shared/model/save.ts';
import { countWords } from '../../../shared/text/words.ts';
import { webAddress } from '../../../shared/url.ts';
import { t } from '../../state/t.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { TextArea, TextField } from '../../ui/TextField.tsx';
import styles from './AddDialog.module.css';
import { chooseFormat, formatOf, pasteRich, putBack, useDraft, writeText } from './draft.ts';

/** A pasted or written text, what it is, and where it is from. */
export function TextPanel({ autoFocus }: { autoFocus: boolean }) {
  const draft = useDraft();
  const area = useRef<HTMLTextAreaElement>(null);
  const format = formatOf(draft);
  const words = useMemo(
    () => countWords(format === 'html' ? draft.text.replace(/<[^>]*>/g, ' ') : draft.text),
    [draft.text, format],
  );

  useEffect(() => {
    const box = area.current;
    box?.addEventListener('paste', takeMarkup);
    return () => box?.removeEventListener('paste', takeMarkup);
  }, []);

  return (
    <>
      <div className={styles.format}>
        <Segmented
          label={t.add.format}
          value={format}
          onChange={chooseFormat}
          options={textFormat.options.map((value) => ({ value, label: t.add.formats[value] }))}
        />
        <span>{words === 0 ? '' : t.add.words(words)}</span>
      </div>
      <TextArea
        label={t.add.textLabel}
        labelShown={false}
        placeholder={t.add.textPlaceholder}
        rows={9}
        mono={format !== 'text'}
        value={draft.text}
        onChange={writeText}
        areaRef={area}
        autoFocus={autoFocus}
      />
      {draft.before === null ? null : (
        <p className={styles.before}>
          {t.saving.earlierText}
          <LinkButton small onPress={putBack}>
            {t.saving.putBack}
          </LinkButton>
        </p>
      )}
      <div className={styles.address}>
        <TextField
          label={t.add.address}
          labelShown={false}
          placeholder={t.add.address}
          type="url"
          icon="link"
          value={draft.address}
          onChange={(address) => useDraft.setState({ address })}
          hint={draft.address.trim() === '' || webAddress(draft.address) ? null : t.firstRun.saveReason}
        />
      </div>
    </>
  );
}

/** A part of a page that is pasted into the empty box comes with its markup, where there is any worth keeping. */
function takeMarkup(event: ClipboardEvent): void {
  const html = event.clipboardData?.getData('text/html') ?? '';
  if (useDraft.getState().text.trim() !== '' || guessFormat(html) !== 'html') return;
  event.preventDefault();
  pasteRich(html, event.clipboardData?.getData('text/plain') ?? '');
}
