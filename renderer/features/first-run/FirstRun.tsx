import { type FormEvent, useState } from 'react';
import { addressesIn } from '../../../shared/url.ts';
import { call, failureOf } from '../../api/api.ts';
import { shortcutOf } from '../../state/commands.ts';
import { openDialog } from '../../state/dialogs.ts';
import { startSaving } from '../../state/jobs.ts';
import { toggleSidebar, useSidebarBeside } from '../../state/layout.ts';
import { t } from '../../state/t.ts';
import { showToast } from '../../state/toasts.ts';
import { Bar } from '../../ui/Bar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './FirstRun.module.css';

/** An empty library: the ways to keep a first article. */
export function FirstRun() {
  const beside = useSidebarBeside();
  return (
    <>
      {beside ? null : (
        <Bar>
          <IconButton
            icon="panel-left"
            label={t.sidebar.show}
            shortcut={shortcutOf('toggle-sidebar')}
            onPress={toggleSidebar}
          />
        </Bar>
      )}
      <div className={styles.scroll}>
        <div className={styles.wrap}>
          <h1 className={styles.title}>{t.firstRun.title}</h1>
          <p className={styles.lead}>{t.firstRun.lead}</p>
          <ol className={styles.ways}>
            <li>
              <Words title={t.firstRun.pasteTitle} text={t.firstRun.pasteText} />
              <LinkForm />
            </li>
            <li>
              <Words title={t.firstRun.dropTitle} text={t.firstRun.dropText} />
              <DropBox />
            </li>
            <li>
              <Words title={t.firstRun.textTitle} text={t.firstRun.textText} />
              <div className={styles.way}>
                <Button icon="clipboard" onPress={() => openDialog({ kind: 'add', tab: 'text', text: '' })}>
                  {t.firstRun.textAction}
                </Button>
              </div>
            </li>
          </ol>
        </div>
      </div>
    </>
  );
}

function Words({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <h2 className={styles.wayTitle}>{title}</h2>
      <p className={styles.wayText}>{text}</p>
    </div>
  );
}

function LinkForm() {
  const [text, setText] = useState('');
  const links = addressesIn(text);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (links.length === 0) return;
    startSaving(links.map((url) => ({ kind: 'link', url }))).catch((error: unknown) =>
      showToast(t.failure(failureOf(error))),
    );
  };
  return (
    <form className={styles.way} onSubmit={save}>
      <TextField
        label={t.firstRun.linkLabel}
        labelShown={false}
        icon="link"
        placeholder={t.firstRun.linkPlaceholder}
        value={text}
        onChange={setText}
        autoFocus
      />
      <Button
        variant="primary"
        type="submit"
        disabledReason={links.length === 0 ? t.firstRun.saveReason : null}
      >
        {t.firstRun.save(links.length)}
      </Button>
    </form>
  );
}

/** Files can be dropped anywhere in the window; here it says so. */
function DropBox() {
  const choose = (): void => {
    call('save.chooseFiles', { tags: [] }).catch((error: unknown) => showToast(t.failure(failureOf(error))));
  };
  return (
    <div className={styles.drop}>
      <Icon name="file-down" className={styles.dropIcon} />
      <span>
        {t.firstRun.dropHere}
        <LinkButton onPress={choose}>{t.firstRun.chooseFiles}</LinkButton>
      </span>
    </div>
  );
}
