/** Saved searches, completion and chips. */
export function searchWords() {
  return {
    searches: {
      title: 'Saved searches',
      name: 'Name',
      save: 'Save',
      saveSearch: 'Save search',
      saveTitle: 'Save search',
      renameTitle: 'Rename search',
      rename: 'Rename',
      renameAsk: 'Rename…',
      saveChanges: 'Save changes',
      saveChangesTo: (name: string) => `Save changes to “${name}”`,
      saveAsNew: 'Save as new',
      saveAsNewAsk: 'Save as new…',
      moveUp: 'Move up',
      moveDown: 'Move down',
      delete: 'Delete',
      menu: 'Saved search',
      needsName: 'Type a name first',
      saved: (name: string) => `“${name}” saved in the sidebar`,
      changed: (name: string) => `“${name}” changed`,
      deleted: (name: string) => `“${name}” deleted`,
      moved: (name: string, at: number, of: number) => `${name}, ${at} of ${of}`,
    },
  };
}
