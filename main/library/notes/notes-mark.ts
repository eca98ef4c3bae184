/** Where the notes of an exported article begin: what stands below it is no text of the article. */
export const NOTES_MARK = '<!-- offprint notes -->';
