import type { DragEvent } from 'react';
import { draggedType, useDragging } from '../../state/dragging.ts';
import { useList } from '../../state/list.ts';
import { itemAt } from '../../state/pages.ts';
import { selectRow, useSelection } from '../../state/selection.ts';
import { t } from '../../state/t.ts';
import styles from './drag.module.css';

/** Takes hold of the selected rows, or of the one under the pointer when that is not selected. */
export function onRowDragStart(event: DragEvent): void {
  const row = event.target instanceof Element ? event.target.closest('[data-index]') : null;
  const index = Number(row?.getAttribute('data-index') ?? -1);
  const { source, cache } = useList.getState();
  const item = itemAt(cache, index);
  if (item === null) {
    event.preventDefault();
    return;
  }
  const { ids: selected } = useSelection.getState();
  const ids = selected.has(item.row.id) ? [...selected] : [item.row.id];
  if (!selected.has(item.row.id)) void selectRow(index);
  const fromTrash = source.kind === 'view' && source.view.kind === 'trash';
  useDragging.setState({ dragged: { ids, fromTrash } });
  event.dataTransfer.effectAllowed = 'move';
  event.dataTransfer.setData(draggedType, String(ids.length));
  showImage(event, item.row.title || t.list.untitled, ids.length);
}

export function onRowDragEnd(): void {
  useDragging.setState({ dragged: null });
}

/** What hangs at the pointer: the title, and how many there are. The system takes its picture at once. */
function showImage(event: DragEvent, title: string, count: number): void {
  const image = document.createElement('div');
  image.className = styles.image ?? '';
  const name = document.createElement('span');
  name.className = styles.name ?? '';
  name.textContent = title;
  image.append(name);
  if (count > 1) {
    const badge = document.createElement('span');
    badge.className = styles.count ?? '';
    badge.textContent = t.format.number(count);
    image.append(badge);
  }
  document.body.append(image);
  event.dataTransfer.setDragImage(image, 24, 24);
  setTimeout(() => image.remove());
}
