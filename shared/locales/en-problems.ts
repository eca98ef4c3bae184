import { assertNever, type Failure } from '../errors.ts';
import type { Problem } from '../model/record.ts';
import { cannotBeAdded } from './en-saving.ts';

/** Why an article is only a stub: `reason` in one sentence, `advice` what can be done. Its link and title are kept. */
export const problems: Record<Problem, { reason: string; advice: string }> = {
  unreachable: {
    reason: 'The site could not be reached.',
    advice: 'Check the network, then try again.',
  },
  timeout: { reason: 'The site took too long to answer.', advice: 'Try again later.' },
  'not-found': {
    reason: 'The page is not there.',
    advice: 'It may have moved. Open it in a browser to look for it.',
  },
  'server-error': { reason: 'The site answered with an error.', advice: 'Try again later.' },
  login: {
    reason: 'The site asks for a login.',
    advice: 'Open it in a browser, then save the page as a file and add that.',
  },
  blocked: {
    reason: 'The site turned the app away.',
    advice: 'Open it in a browser, then save the page as a file and add that.',
  },
  'not-article': {
    reason: 'No article was found on the page.',
    advice: 'Open it in a browser to see what is there.',
  },
  'needs-scripts': {
    reason: 'The page needs scripts to show its text.',
    advice: 'Open it in a browser, then save the page as a file and add that.',
  },
  'too-large': { reason: 'The page is too large.', advice: 'Open it in a browser to read it there.' },
  'unsupported-type': {
    reason: 'The address leads to something that is no page.',
    advice: 'Open it in a browser to see what it is.',
  },
  pdf: { reason: 'This is a PDF, not an article.', advice: 'Open it in a browser to read it there.' },
  image: { reason: 'This is an image, not an article.', advice: 'Open it in a browser to see it.' },
  audio: { reason: 'This is a sound file, not an article.', advice: 'Open it in a browser to hear it.' },
  video: { reason: 'This is a video, not an article.', advice: 'Open it in a browser to watch it.' },
  'video-page': {
    reason: 'The page shows a video and has no article.',
    advice: 'Open it in a browser to watch it.',
  },
  'too-many-redirects': {
    reason: 'The site sent the app from page to page.',
    advice: 'Open it in a browser, then save the address it ends at.',
  },
  'private-address': {
    reason: 'The address leads into a private network.',
    advice: 'Type the address yourself to save from there.',
  },
  'over-limit': {
    reason: 'Reading the page took too much time or memory.',
    advice: 'The page is kept as it was fetched.',
  },
  'text-lost': {
    reason: 'Its text was lost from the disk.',
    advice: 'Fetch it again, or put its folder back from a backup of the disk.',
  },
};

export function failureWords() {
  return {
    /** What went wrong, what was kept, what to do: one or two sentences. */
    failure(failure: Failure): string {
      switch (failure.code) {
        case 'bad-request':
          return 'That could not be understood. Nothing was changed.';
        case 'not-found':
          return notFound[failure.details.what];
        case 'library-in-use':
          return 'Another program holds this library. Close it, then retry.';
        case 'library-newer':
          return `The library was written by a newer Offprint (version ${failure.details.version}; this one reads ${failure.details.supported}). Install the newer one. Nothing was changed.`;
        case 'library-missing':
          return `The folder ${failure.details.dir} is gone or holds no library. Connect the disk it is on, then try again.`;
        case 'disk-full':
          return 'The disk is full. What was saved before is kept. Free some space, then try again.';
        case 'read-only':
          return `${failure.details.path} cannot be written. Change its permissions, then try again.`;
        case 'unreadable-file':
          return `${failure.details.path} could not be read. It is left as it is.`;
        case 'already-exists':
          return `${failure.details.path} is there already and was left as it is.`;
        case 'inside-library':
          return 'That folder belongs to the library. Choose another one. Nothing was written.';
        case 'unsupported-file':
          return cannotBeAdded([failure.details.name]);
        case 'needs-app':
          return 'Only the app can make a PDF.';
        case 'too-large':
          return 'That is too large to be added.';
        case 'capture':
          return problems[failure.details.problem].reason;
        case 'over-limit':
          return 'That took too much time or memory and was stopped.';
        case 'cancelled':
          return 'Cancelled.';
        case 'internal':
          return 'Something went wrong inside Offprint. Your articles are kept. The log has the details.';
        default:
          return assertNever(failure);
      }
    },
  };
}

const notFound = {
  article: 'This article is not in the library any more.',
  job: 'This is not in the queue any more.',
  file: 'The file is gone.',
  passage: 'The passage is not in the article any more.',
  highlight: 'The highlight is not there any more.',
  search: 'The saved search is not there any more.',
};
