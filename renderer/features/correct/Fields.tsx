import type { ArticleDraft } from '../../../shared/model/correction.ts';
import { t } from '../../state/t.ts';
import { TextField } from '../../ui/TextField.tsx';
import { TagField } from '../tagging/TagField.tsx';
import styles from './Fields.module.css';
import type { Hindrance } from './fields.ts';
import { typedDay } from './published.ts';

type Props = {
  fields: ArticleDraft;
  saved: ArticleDraft;
  hindrances: readonly Hindrance[];
  onChange: (part: Partial<ArticleDraft>) => void;
};

/** What is known of the article, a field each. */
export function Fields({ fields, saved, hindrances, onChange }: Props) {
  const { title, byline, site, published, tags } = fields;
  return (
    <div className={styles.fields}>
      <div className={styles.title} data-field="title">
        <TextField
          label={t.correct.fields.title}
          value={title}
          autoFocus
          hint={hindrances.includes('no-title') ? <Wrong>{t.correct.noTitle}</Wrong> : null}
          onChange={(next) => onChange({ title: next })}
        />
      </div>
      <TextField
        label={t.correct.fields.byline}
        value={byline}
        onChange={(next) => onChange({ byline: next })}
      />
      <TextField label={t.correct.fields.site} value={site} onChange={(next) => onChange({ site: next })} />
      <div data-field="published">
        <TextField
          label={t.correct.fields.published}
          value={published}
          placeholder="2024-06-17"
          hint={
            published === saved.published ? null : (
              <DayHint published={published} asked={hindrances.includes('no-day')} />
            )
          }
          onChange={(next) => onChange({ published: next })}
        />
      </div>
      <div className={styles.tags}>
        <span className={styles.label} aria-hidden="true">
          {t.correct.fields.tags}
        </span>
        <TagField
          tags={tags}
          onAdd={(tag) => onChange({ tags: [...tags, tag] })}
          onRemove={(tag) => onChange({ tags: tags.filter((one) => one !== tag) })}
        />
      </div>
    </div>
  );
}

/** How the day is understood; that it is not is said when somebody wants to save it. */
function DayHint({ published, asked }: { published: string; asked: boolean }) {
  const typed = typedDay(published);
  if (typed.kind === 'day') return t.format.longDate(typed.day);
  if (typed.kind === 'none') return null;
  return asked ? <Wrong>{t.correct.unclearDay}</Wrong> : t.correct.unclearDay;
}

function Wrong({ children }: { children: string }) {
  return (
    <span className={styles.wrong} role="alert">
      {children}
    </span>
  );
}
