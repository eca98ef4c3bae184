import type { CheckReport } from '../../../shared/ipc/library-contract.ts';
import { call, failureOf } from '../../api/api.ts';
import { resultTitle, startCheck, textGone } from '../../state/checking.ts';
import { useLibrary } from '../../state/library.ts';
import { openArticle } from '../../state/reading.ts';
import { closeSettings } from '../../state/settings-view.ts';
import { t } from '../../state/t.ts';
import { showToast } from '../../state/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { DialogBody, DialogFooter } from '../../ui/Dialog.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import styles from './CheckDialog.module.css';

type Findings = CheckReport['findings'];

/** What a check found, what it mended, and what is left to do. */
export function CheckResult({ report, close }: { report: CheckReport; close: () => void }) {
  const readOnly = useLibrary((library) => library.readOnly);
  const { repair, stopped, articles, findings } = report;
  const mended = findings.filter((one) => one.repaired && !textGone(one));
  const withoutText = findings.filter(textGone);
  const left = findings.filter(({ repaired }) => !repaired);
  const setAside = findings.some(
    ({ repaired, did, kind }) => repaired && did !== 'taken-in' && kind !== 'index-disagrees',
  );
  const mayRepair = !repair && !readOnly && left.length > 0;
  return (
    <>
      <DialogBody>
        <div className={styles.words}>
          <p className={styles.title} role="status">
            {resultTitle(report)}
          </p>
          {findings.length === 0 && !stopped ? <p>{t.check.fineText(articles)}</p> : null}
          {stopped ? <p>{t.check.stoppedText(articles)}</p> : null}
          <Group title={t.check.mended} findings={mended} repair={repair} close={close} />
          <Group title={t.check.withoutText} findings={withoutText} repair={repair} close={close} />
          <Group
            title={repair ? t.check.left : t.check.found}
            findings={left}
            repair={repair}
            close={close}
          />
          {setAside ? <p className={styles.hint}>{t.check.asideText}</p> : null}
        </div>
      </DialogBody>
      <DialogFooter>
        {setAside ? (
          <Button onPress={() => quietly(call('app.showSetAside', {}))}>{t.check.showAside}</Button>
        ) : null}
        <span className={styles.gap} />
        <Button autoFocus={!mayRepair} variant={mayRepair ? 'plain' : 'primary'} onPress={close}>
          {t.app.close}
        </Button>
        {mayRepair ? (
          <Button autoFocus variant="primary" onPress={() => void startCheck(true)}>
            {t.check.repairNow}
          </Button>
        ) : null}
      </DialogFooter>
    </>
  );
}

function quietly(work: Promise<unknown>): void {
  work.catch((error: unknown) => showToast(t.failure(failureOf(error))));
}

function Group(props: { title: string; findings: Findings; repair: boolean; close: () => void }) {
  const { title, findings, repair, close } = props;
  if (findings.length === 0) return null;
  return (
    <section className={styles.group}>
      <h3 className={styles.heading}>{title}</h3>
      <ul className={styles.list}>
        {findings.map((finding) => (
          <li key={`${finding.kind} ${finding.did}`}>
            {t.check.finding(finding, repair)}
            {finding.articles.length === 0 ? null : (
              <span className={styles.articles}>
                {finding.articles.map((article) => (
                  <LinkButton
                    key={article.id}
                    small
                    onPress={() => {
                      close();
                      closeSettings();
                      openArticle(article.id);
                    }}
                  >
                    {t.check.article(article.title)}
                  </LinkButton>
                ))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
