/** Calendar days from one time to another, where the person is. */
export function daysBetween(from: Date, to: Date): number {
  const day = (time: Date) => Date.UTC(time.getFullYear(), time.getMonth(), time.getDate());
  return Math.round((day(to) - day(from)) / 86_400_000);
}
