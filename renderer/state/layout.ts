import { useSyncExternalStore } from 'react';
import { create } from 'zustand';
import { changeSettings, useSettings } from './settings.ts';

/** How many panes the window has room for: sidebar, list and reader; list and reader; one of the two. */
export type Layout = 'three' | 'two' | 'one';

const wide = window.matchMedia('(min-width: 1080px)');
const medium = window.matchMedia('(min-width: 760px)');

function layout(): Layout {
  return wide.matches ? 'three' : medium.matches ? 'two' : 'one';
}

function subscribe(listener: () => void): () => void {
  wide.addEventListener('change', listener);
  medium.addEventListener('change', listener);
  return () => {
    wide.removeEventListener('change', listener);
    medium.removeEventListener('change', listener);
  };
}

export function useLayout(): Layout {
  return useSyncExternalStore(subscribe, layout);
}

/** Whether the sidebar is open as a sheet over the list, where it has no room of its own. */
export const useSheet = create<{ open: boolean }>(() => ({ open: false }));

export function closeSheet(): void {
  useSheet.setState({ open: false });
}

export function toggleSidebar(): void {
  if (layout() === 'three') void changeSettings({ sidebarShown: !useSettings.getState().sidebarShown });
  else useSheet.setState(({ open }) => ({ open: !open }));
}

/** Whether the sidebar stands beside the list. */
export function useSidebarBeside(): boolean {
  const shown = useSettings((settings) => settings.sidebarShown);
  return useLayout() === 'three' && shown;
}

/** Whether the window shows one pane at a time. */
export function isOnePane(): boolean {
  return layout() === 'one';
}

/** Whether the list is shut, so that the reader has its place too. In a window of one pane it never is. */
export function useListShut(): boolean {
  const shown = useSettings((settings) => settings.listShown);
  return useLayout() !== 'one' && !shown;
}

/** Brings the list back, if it is shut. */
export function showListPane(): void {
  if (!useSettings.getState().listShown) void changeSettings({ listShown: true });
}

export function toggleList(): void {
  if (!isOnePane()) void changeSettings({ listShown: !useSettings.getState().listShown });
}
