import { type ExportChoices, fileNames, isOneFile } from '../../../shared/model/export.ts';
import { t } from '../../state/t.ts';
import { Checkbox, RadioGroup } from '../../ui/Choice.tsx';
import styles from './ExportForm.module.css';
import { hasImages, mayHaveNotes } from './formats.ts';

type Props = {
  choices: ExportChoices;
  change: (changed: Partial<ExportChoices>) => void;
  /** How many articles it is for. */
  count: number;
  /** What the first file will be called, null while that is not known. */
  sample: string | null;
};

/** What goes along, and how the files are called. Only what makes a difference in the format is shown. */
export function ExportOptions({ choices, change, count, sample }: Props) {
  const { format } = choices;
  const images = hasImages(format);
  const notes = mayHaveNotes(format);
  const many = !isOneFile(format);
  return (
    <div>
      {images || notes || (many && count > 1) ? <h3 className={styles.label}>{t.export.options}</h3> : null}
      {images ? (
        <Checkbox checked={choices.images} onChange={(on) => change({ images: on })}>
          {t.export.images}
        </Checkbox>
      ) : null}
      {notes ? (
        <Checkbox checked={choices.notes} onChange={(on) => change({ notes: on })}>
          {t.export.notes}
        </Checkbox>
      ) : null}
      {many && count > 1 ? (
        <Checkbox
          checked={choices.tagFolders}
          onChange={(on) => change({ tagFolders: on })}
          hint={t.export.tagFoldersHint}
        >
          {t.export.tagFolders}
        </Checkbox>
      ) : null}
      {many ? (
        <div className={styles.names}>
          <RadioGroup
            label={t.export.fileNames}
            value={choices.names}
            onChange={(names) => change({ names })}
            options={fileNames.options.map((value) => ({ value, label: t.export.names[value] }))}
          />
        </div>
      ) : (
        <h3 className={styles.label}>{t.export.fileName}</h3>
      )}
      <p className={styles.sample} title={sample ?? undefined}>
        <bdi>{sample ?? ' '}</bdi>
      </p>
    </div>
  );
}
