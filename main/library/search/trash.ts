/** Conditions on `doc`: what lies in the trash, and what does not. */
export const inTrash = 'doc.place in (select place from trash)';
export const outsideTrash = 'doc.place not in (select place from trash)';
