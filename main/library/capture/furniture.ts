/** Whole lines that belong to a page's frame and never to an article. Only a line that is nothing else counts: a sentence
 * that mentions any of it stays. In lower case, without the punctuation at the end. */
const lines: readonly RegExp[] = [
  /^(?:share|share (?:this|on|via|with)(?: (?:article|post|story|page))?|spread the word)$/,
  /^(?:share|tweet|pin|print|email|e-mail|whatsapp|facebook|twitter|x|linkedin|reddit|telegram|copy link|save)(?:[ ,|·]+(?:this|on|via|with|and|share|tweet|pin|print|email|e-mail|whatsapp|facebook|twitter|x|linkedin|reddit|telegram|copy|link|save))*$/,
  /^(?:like this|like|loading|related|advertisements?|sponsored|ad|promoted content|read more|continue reading)$/,
  /^(?:story|article) continues below(?: (?:this )?(?:ad|advertisement))?$/,
  /^(?:all |view (?:all )?|show |add (?:a )?|leave (?:a )?|post (?:a )?|\d+ )?comments?$/,
  /^(?:comments are closed|leave a reply|join the (?:conversation|discussion))$/,
  /^follow (?:us|me)(?: on)?(?:[ ,|·]+(?:and|on|facebook|twitter|x|instagram|linkedin|youtube|telegram|tiktok|google news))*$/,
  /^(?:subscribe|sign up|subscribe now|sign up now|subscribe to our newsletter|sign up (?:for|to) our (?:free )?newsletter)$/,
];

/** Whether a line of text is part of a page's frame: share bars, comments, advertisement marks. */
export function isFurniture(line: string): boolean {
  if (line.length > 80) return false;
  const bare = line.toLowerCase().replace(/^[\s•·|»›>–—-]+|[\s.:…!→»>|·•–—-]+$/g, '');
  return bare !== '' && lines.some((pattern) => pattern.test(bare));
}

/** What a line begins with that points to another article. */
const pointer =
  /^(?:read|see|watch|lea|lee|vea|leia|veja|lire|voir|lies|lesen sie|sehen sie|leggi|guarda|lees|läs|les|czytaj|zobacz|baca|mehr|more|weiterlesen|related|también|recomendamos|à lire|empfohlen)(?: (?:more|also|next|now|this|here|también|tambien|más|mas|mais|também|aussi|auch|mehr|hier|anche|di più|ook|mer|även|także|też|więcej|juga|zum thema|on|about|stories|articles?|posts?|stor(?:y|ies)))* ?[:|»>–—-]/i;

/** Whether a line points to another article, as `Read more: …` does. It says nothing about what is linked in it. */
export function isPointer(line: string): boolean {
  return pointer.test(line) && line.length < 250;
}

const invitation =
  /(?:^|[.!?:|]\s+)(?:please |to )?(?:subscribe|sign up|follow (?:us|me|@|our|the)|like us|join (?:us|our|the)|download (?:our|the) .{0,30}app|click here to|abonnieren|folgen sie|folge uns|síguenos|siga-nos|suscríbete|suscríbase|inscreva-se|suivez-nous|abonnez-vous|inscrivez-vous|iscriviti|seguici|zapisz się|volg ons)\b|\bnewsletter\b|\b(?:all rights reserved|alle rechte vorbehalten|todos los derechos reservados|tous droits réservés)\b/i;

/** Whether a text invites to follow or to subscribe, or states rights, by what it says: to be trusted only of short lines
 * and of such with links. */
export function isInvitation(line: string): boolean {
  return line.length < 300 && invitation.test(line);
}
