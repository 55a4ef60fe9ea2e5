/** Runs steps one after another, in the order in which they were asked for; a step that fails does not hold up the next. */
export type InTurn = <T>(step: () => Promise<T>) => Promise<T>

/** Runs each step once those before it have ended, well or not. */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve()
  return step => {
    const turn = last.then(step)
    last = turn.catch(() => undefined)
    return turn
  }
}
