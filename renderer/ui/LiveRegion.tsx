import { VisuallyHidden } from './VisuallyHidden.tsx';

/** Where announcements are put to be read out, politely. */
export function LiveRegion({ text, serial }: { text: string; serial: number }) {
  return (
    <div role="status">
      <VisuallyHidden>
        {/* A new element for each message: the same words twice are read twice. */}
        <span key={serial}>{text}</span>
      </VisuallyHidden>
    </div>
  );
}
