import { type DragEvent, useState } from 'react';
import type { ListView } from '../../../shared/model/view.ts';
import { dropOn, takesDrop, useDragging } from '../../state/dragging.ts';

export type DropTarget = {
  'data-over': '' | undefined;
  onDragOver: (event: DragEvent) => void;
  onDragLeave: () => void;
  onDrop: (event: DragEvent) => void;
};

/** Lets a view in the sidebar take rows that are dragged onto it. */
export function useDropTarget(view: ListView): DropTarget {
  const [over, setOver] = useState(false);
  const dragged = useDragging((state) => state.dragged);
  return {
    'data-over': over && dragged !== null ? '' : undefined,
    onDragOver(event) {
      if (dragged === null || !takesDrop(view, dragged)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'move';
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop(event) {
      setOver(false);
      if (dragged === null || !takesDrop(view, dragged)) return;
      event.preventDefault();
      void dropOn(view, dragged);
    },
  };
}
