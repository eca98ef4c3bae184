import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { SaveItem } from '../../../shared/model/save.ts';
import { webAddress } from '../../../shared/url.ts';
import { failureOf } from '../../api/api.ts';
import { closeDialog, useDialog } from '../../state/dialogs.ts';
import { startSaving } from '../../state/jobs.ts';
import { sayNotAdded, useAddProblem } from '../../state/problem.ts';
import { changeSettings } from '../../state/settings.ts';
import { t } from '../../state/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogBody, DialogHeader } from '../../ui/Dialog.tsx';
import { NoteBar } from '../../ui/NoteBar.tsx';
import { TabList, TabPanel, Tabs } from '../../ui/Tabs.tsx';
import { TagField } from '../tagging/TagField.tsx';
import styles from './AddDialog.module.css';
import { type AddTab, beginDraft, clearDraft, formatOf, useDraft } from './draft.ts';
import { FilePanel } from './FilePanel.tsx';
import { useLinks } from './known.ts';
import { LinkPanel } from './LinkPanel.tsx';
import { Queue } from './Queue.tsx';
import { TextPanel } from './TextPanel.tsx';

const tabs = [
  { id: 'link', label: t.add.link, icon: 'link' },
  { id: 'text', label: t.add.text, icon: 'clipboard' },
  { id: 'file', label: t.add.file, icon: 'file-text' },
] as const;

/** Add: by link, text or file; below it the queue of everything that is being saved. */
export function AddDialog() {
  const dialog = useDialog((state) => state.dialog);
  useLayoutEffect(() => {
    if (dialog.kind !== 'add') return;
    beginDraft(dialog.tab, dialog.text, dialog.html ?? null);
    useAddProblem.setState({ text: null });
  }, [dialog]);
  return (
    <Dialog isOpen={dialog.kind === 'add'} onClose={closeDialog}>
      <Add />
    </Dialog>
  );
}

function Add() {
  const draft = useDraft();
  const { links, known } = useLinks(draft.links);
  const problem = useAddProblem(({ text }) => text);
  const sending = useRef(false);
  // The dialog begins in its first field; who goes from tab to tab stays on the tabs.
  const [wandered, setWandered] = useState(false);
  const select = (tab: AddTab) => {
    setWandered(true);
    useDraft.setState({ tab });
    void changeSettings({ addTab: tab });
  };

  const save = async () => {
    const now = useDraft.getState();
    const items = itemsOf(links);
    if (items.length === 0 || sending.current) return;
    sending.current = true;
    try {
      await startSaving(items, [...now.tags]);
      useAddProblem.setState({ text: null });
      clearDraft(now.tab === 'link' ? 'links' : 'text');
    } catch (error) {
      sayNotAdded(t.failure(failureOf(error)));
    } finally {
      sending.current = false;
    }
  };
  useCtrlEnter(() => void save());

  return (
    <Tabs selected={draft.tab} onSelect={select} tabs={tabs}>
      <DialogHeader title={t.add.title} closeLabel={t.app.close} onClose={closeDialog}>
        <TabList label={t.add.what} tabs={tabs} />
      </DialogHeader>
      <DialogBody>
        <TabPanel id="link">
          <LinkPanel count={links.length} known={known} autoFocus={!wandered} />
        </TabPanel>
        <TabPanel id="text">
          <TextPanel autoFocus={!wandered} />
        </TabPanel>
        <TabPanel id="file">
          <FilePanel />
        </TabPanel>
        {problem === null ? null : (
          <div className={styles.failure}>
            <NoteBar tone="warn" title={t.row.notSaved}>
              {problem}
            </NoteBar>
          </div>
        )}
        <div className={styles.last}>
          <TagField
            tags={draft.tags}
            onAdd={(tag) => useDraft.setState(({ tags }) => ({ tags: [...tags, tag] }))}
            onRemove={(tag) =>
              useDraft.setState(({ tags }) => ({ tags: tags.filter((other) => other !== tag) }))
            }
          />
          {draft.tab === 'link' ? (
            <Button
              variant="primary"
              disabledReason={links.length === 0 ? t.add.noLinks : null}
              onPress={() => void save()}
            >
              {t.add.save(links.length - known)}
            </Button>
          ) : null}
          {draft.tab === 'text' ? (
            <Button
              variant="primary"
              disabledReason={draft.text.trim() === '' ? t.add.noText : null}
              onPress={() => void save()}
            >
              {t.add.save(1)}
            </Button>
          ) : null}
        </div>
      </DialogBody>
      <Queue />
    </Tabs>
  );
}

/** What is to be saved of the tab that is open. Links that are known are sent too: their row in the queue leads to the
 * article. */
function itemsOf(links: readonly string[]): SaveItem[] {
  const draft = useDraft.getState();
  switch (draft.tab) {
    case 'link':
      return links.map((url) => ({ kind: 'link', url }));
    case 'text': {
      const { text, address } = draft;
      if (text.trim() === '') return [];
      return [{ kind: 'text', text, format: formatOf(draft), url: webAddress(address)?.href ?? null }];
    }
    case 'file':
      return [];
  }
}

/** Ctrl+Enter (on a Mac Cmd+Enter) anywhere in the dialog. */
function useCtrlEnter(act: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });
}
