import { today, type Platform } from './platform.ts'

const LOOK_EVERY_MS = 10 * 60 * 1000

/** Runs a chore on each new day in the bureau's time zone, within ten minutes of its beginning; answers a function that ends that. */
export function everyDay(platform: Platform, chore: () => void): () => void {
  let day = today(platform)
  const look = setInterval(() => {
    if (today(platform) === day) return
    day = today(platform)
    chore()
  }, LOOK_EVERY_MS)
  // A program that has nothing else to do may end.
  look.unref()
  return () => clearInterval(look)
}
