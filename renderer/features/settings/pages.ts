import type { SettingsPage } from '../../state/settings-view.ts';
import type { IconName } from '../../ui/icons.ts';

export const pageIcons: Record<SettingsPage, IconName> = {
  general: 'sliders-horizontal',
  reading: 'type',
  saving: 'download',
  library: 'hard-drive',
  shortcuts: 'keyboard',
  privacy: 'shield',
};
