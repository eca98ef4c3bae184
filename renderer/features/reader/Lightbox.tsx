import { useCallback, useEffect, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { t } from '../../state/t.ts';
import { cx } from '../../ui/cx.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import type { LargeImages } from './frame-images.ts';
import styles from './Lightbox.module.css';

type Props = { large: LargeImages | null; onShow: (at: number) => void; onClose: () => void };

/** The images of an article over the whole window, one at a time: as large as the window, or as they are. */
export function Lightbox({ large, onShow, onClose }: Props) {
  return (
    <ModalOverlay
      className={styles.stage}
      data-reading="black"
      isOpen={large !== null}
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={styles.modal}>
        <Dialog className={styles.dialog} aria-label={t.reader.images.title}>
          {large === null ? null : <Picture {...large} onShow={onShow} onClose={onClose} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Picture({ images, at, onShow, onClose }: LargeImages & Omit<Props, 'large'>) {
  const words = t.reader.images;
  const [full, setFull] = useState(false);
  const [larger, setLarger] = useState(false);
  const image = images[at];
  // It has its size once it is loaded, and another one in another window.
  const measured = useCallback((picture: HTMLImageElement) => {
    const sizes = new ResizeObserver(() => setLarger(picture.naturalWidth > picture.clientWidth));
    sizes.observe(picture);
    return () => sizes.disconnect();
  }, []);
  const step = (by: 1 | -1) => {
    if (images[at + by] === undefined) return;
    setFull(false);
    onShow(at + by);
  };
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // In full size the arrows move the image.
      if (full || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
      event.preventDefault();
      step(event.key === 'ArrowRight' ? 1 : -1);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });
  if (image === undefined) return null;
  return (
    <div className={styles.picture}>
      <header className={styles.bar}>
        <span className={styles.count} role="status">
          {images.length > 1 ? words.count(at + 1, images.length) : null}
        </span>
        {images.length > 1 ? (
          <>
            <IconButton
              icon="chevron-left"
              label={words.previous}
              shortcut="ArrowLeft"
              onPress={() => step(-1)}
            />
            <IconButton
              icon="chevron-right"
              label={words.next}
              shortcut="ArrowRight"
              onPress={() => step(1)}
            />
          </>
        ) : null}
        {larger || full ? (
          <IconButton
            icon={full ? 'minimize-2' : 'maximize-2'}
            label={full ? words.fit : words.fullSize}
            onPress={() => setFull(!full)}
          />
        ) : null}
        <IconButton icon="x" label={words.close} shortcut="Escape" onPress={onClose} />
      </header>
      <div className={cx(styles.canvas, full && styles.full)} tabIndex={full ? 0 : -1}>
        <img key={image.src} ref={measured} className={styles.image} src={image.src} alt={image.alt} />
      </div>
      {image.caption === '' && image.alt === '' ? null : (
        <div className={styles.words}>
          {image.caption === '' ? null : <p dir="auto">{image.caption}</p>}
          {image.alt === '' || image.alt === image.caption ? null : (
            <p dir="auto" className={styles.alt}>
              {image.alt}
            </p>
          )}
        </div>
      )}
    </div>
  );
}
