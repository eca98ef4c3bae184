/** Settings of an older version as they lie in the file. */
export type RawSettings = Record<string, unknown>;

/** `migrations[n]` makes version `n + 2` of version `n + 1`. Pure, and never changed once released: every old version has
 * a frozen sample in `fixtures/`, which a test still opens. */
export const migrations: readonly ((old: RawSettings) => RawSettings)[] = [];

/** Brings settings to the newest version that `steps` lead to. A file without a version is of the first one. Settings of
 * a newer version come back as they are. */
export function migrate(raw: RawSettings, steps = migrations): RawSettings {
  const from = typeof raw.version === 'number' ? raw.version : 1;
  return steps
    .slice(Math.max(0, from - 1))
    .reduce((old, step, index) => ({ ...step(old), version: from + index + 1 }), raw);
}
