import { create } from 'zustand';
import type { ExportState } from '../../shared/ipc/contract.ts';
import { on } from '../api/api.ts';

/** How far the export is. It goes on when its dialog is closed. */
export const useExporting = create<{ state: ExportState }>(() => ({ state: { kind: 'idle' } }));

export function followExport(): void {
  on('export.changed', (state) => useExporting.setState({ state }));
}
