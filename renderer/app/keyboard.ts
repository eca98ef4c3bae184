import { useLayoutEffect } from 'react';
import { toPages } from '../features/settings/SettingsView.tsx';
import { runCommand, runKey } from '../state/commands.ts';
import { isOnePane } from '../state/layout.ts';
import { backToList, toggleFocusMode, useReading } from '../state/reading.ts';
import { clearSelection, useSelection } from '../state/selection.ts';
import { closeSettings, useSettingsView } from '../state/settings-view.ts';
import { focusedPane } from '../state/targets.ts';
import { showView, useView } from '../state/view.ts';
import { cyclePanes, focusPane } from './panes.ts';

/** Fields that take letters. */
const textField = 'input:not([type="checkbox"], [type="radio"]), textarea, [contenteditable="true"]';
/** What has its own keys while it is open. */
const ownKeys = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/** The window's keys: those of the command table, F6 between the panes, Escape back by one level. */
export function useKeyboard(): void {
  // Before anything is painted: who sees the window can press keys.
  useLayoutEffect(() => {
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing) return;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(ownKeys)) return;
  const inText = isTyping(target);
  if (event.key === 'F6') {
    event.preventDefault();
    cyclePanes(event.shiftKey);
  } else if (event.key === 'Escape') {
    if (goBack()) event.preventDefault();
  } else if (event.target === document.body && runArrow(event.key)) {
    event.preventDefault();
  } else runKey(event, inText);
}

/** Whether a key is typed into a field, be it in the article's frame. */
function isTyping(target: Element | null): boolean {
  const field = target instanceof HTMLIFrameElement ? target.contentDocument?.activeElement : target;
  return field?.matches(textField) === true;
}

/** Arrows, while nothing has the focus, are for the list. */
function runArrow(key: string): boolean {
  if (key === 'ArrowDown') return runCommand('next');
  return key === 'ArrowUp' && runCommand('previous');
}

/** One level back: out of the settings, from several selected to none, out of focus mode, from the reader to the list, from
 * the search to the view. */
function goBack(): boolean {
  if (useSettingsView.getState().open) {
    if (isOnePane() && useSettingsView.getState().page !== null) toPages();
    else closeSettings();
    return true;
  }
  if (useSelection.getState().ids.size > 1) {
    clearSelection();
    focusPane('list');
    return true;
  }
  if (useReading.getState().focusMode) {
    toggleFocusMode();
    return true;
  }
  if (focusedPane() === 'reader' || useReading.getState().pane === 'reader') {
    backToList();
    // The list is shown, and takes the focus, once the pane that was in front of it has gone.
    requestAnimationFrame(() => focusPane('list'));
    return true;
  }
  if (useView.getState().text !== '') {
    showView(useView.getState().view);
    return true;
  }
  // Out of the empty search field.
  return document.activeElement?.matches(textField) === true && focusPane('list');
}
