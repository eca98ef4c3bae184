import { type ReactNode, useEffect, useState } from 'react';
import type { Failure } from '../../../shared/errors.ts';
import icon from '../../../shared/icon/offprint.svg';
import type { Output } from '../../../shared/ipc/contract.ts';
import { call, failureOf } from '../../api/api.ts';
import { announce } from '../../state/announcements.ts';
import { runCommand, useCommands } from '../../state/commands.ts';
import { closeDialog, closeDialogThen, openDialog, useDialog } from '../../state/dialogs.ts';
import { useLibrary } from '../../state/library.ts';
import { t } from '../../state/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogBody, DialogFooter, DialogHeader } from '../../ui/Dialog.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import styles from './AboutDialog.module.css';

type AppInfo = Output<'app.info'>;

/** What this program is, what it runs on, where the library lies, and what it asked of the network. */
export function AboutDialog() {
  const isOpen = useDialog(({ dialog }) => dialog.kind === 'about');
  useCommands({ about: () => openDialog({ kind: 'about' }) });
  return (
    <Dialog isOpen={isOpen} onClose={closeDialog} width={480}>
      <About />
    </Dialog>
  );
}

function About() {
  const [app, setApp] = useState<AppInfo | null>(null);
  const [dir, setDir] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    call('app.info', {}).then(setApp, (error: unknown) => setFailure(failureOf(error)));
    call('library.info', {}).then(
      (library) => setDir(library.dir),
      () => setDir(''),
    );
  }, []);
  const copy = async (info: AppInfo) => {
    try {
      await call('app.copyText', { text: details(info) });
      setCopied(true);
      announce(t.about.copied);
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  return (
    <>
      <DialogHeader title={t.about.title} closeLabel={t.app.close} onClose={closeDialog} />
      <DialogBody>
        <img className={styles.icon} src={icon} alt="" width={64} height={64} />
        {failure === null ? null : <p role="alert">{t.failure(failure)}</p>}
        {app === null ? null : <Facts app={app} dir={dir} />}
      </DialogBody>
      <DialogFooter>
        <Button onPress={() => runCommand('show-library-folder')}>{t.about.showLibrary}</Button>
        {app === null ? null : (
          <Button icon={copied ? 'check' : 'copy'} onPress={() => void copy(app)}>
            {copied ? t.about.copied : t.about.copy}
          </Button>
        )}
        <span className={styles.end}>
          <Button variant="primary" autoFocus onPress={closeDialog}>
            {t.app.close}
          </Button>
        </span>
      </DialogFooter>
    </>
  );
}

function Facts({ app, dir }: { app: AppInfo; dir: string }) {
  return (
    <dl className={styles.facts}>
      <Fact name={t.about.version}>
        {app.version}
        {isCarried(app) ? <span className={styles.more}>{t.about.carried}</span> : null}
      </Fact>
      <Fact name={t.about.runsOn}>{runtimeOf(app)}</Fact>
      <Fact name={t.about.requests}>{t.about.requestsMade(app.requests)}</Fact>
      <Fact name={t.about.requestsReading}>
        {t.format.number(app.windowRequests.left)}
        {app.windowRequests.refused === 0 ? null : (
          <span className={styles.more}>{t.about.refused(app.windowRequests.refused)}</span>
        )}
      </Fact>
      <Fact name={t.about.library}>
        <bdi>{dir}</bdi>
      </Fact>
      <Fact name={t.about.licence}>
        <span className={styles.licence}>MIT</span>
        <LinkButton onPress={() => closeDialogThen(() => openDialog({ kind: 'licences' }))}>
          {t.about.allLicences}
        </LinkButton>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd data-selectable>{children}</dd>
    </div>
  );
}

/** Packages that were made with the runtime of a closed machine say so in their version. */
function isCarried({ version }: AppInfo): boolean {
  return version.endsWith('-closed');
}

function runtimeOf({ electron, chromium, node }: AppInfo): string {
  return `Electron ${electron}, Chromium ${chromium}, Node ${node}`;
}

/** What somebody who helps wants to know: nothing of where the library lies, or of what is in it. */
function details(app: AppInfo): string {
  const { counts, readOnly, rebuilding } = useLibrary.getState();
  return [
    `Offprint ${app.version}`,
    runtimeOf(app),
    `${app.platform}, ${app.locale}`,
    t.articles(counts.all + counts.trash),
    ...(readOnly ? [t.library.readOnly] : []),
    ...(rebuilding === null ? [] : [t.rebuilding[rebuilding.step].title]),
  ].join('\n');
}
