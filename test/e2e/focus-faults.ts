import type { Page } from '@playwright/test'

/** In CSS pixels (WCAG 2.2, 2.5.8). */
const SMALLEST_TARGET = 24

/** So many stops of one kind are looked at; a long list has no more to show than its first lines. */
const MOST_OF_A_KIND = 4

/**
 * Gives the focus to the stops of the Tab key in turn, and names those at which it cannot be seen (2.4.7), or that something covers
 * (2.4.11), or that are too small to be hit (2.5.8). A list that hangs open stays open: then only the stop that has the focus is looked at.
 */
export async function focusFaults(page: Page): Promise<string[]> {
  // What moves next is a keyboard.
  await page.keyboard.press('F9')
  return page.evaluate(lookAtStops, { smallest: SMALLEST_TARGET, most: MOST_OF_A_KIND })
}

/** Runs in the page. */
async function lookAtStops({ smallest, most }: { smallest: number; most: number }): Promise<string[]> {
  const before = document.activeElement
  const isListOpen = document.querySelector('[aria-expanded=true]') !== null
  const kinds = new Map<string, number>()
  const isOneOfFirst = ({ tagName, className }: Element): boolean => {
    const seen = kinds.get(`${tagName} ${className}`) ?? 0
    kinds.set(`${tagName} ${className}`, seen + 1)
    return seen < most
  }
  const stops = [...document.querySelectorAll<HTMLElement>('a[href], button, input, textarea, select, [tabindex]')]
    .filter(stop => stop.tabIndex >= 0 && stop.closest('[inert], [aria-hidden=true]') === null)
    .filter(stop => !stop.matches(':disabled') && stop.checkVisibility() && (!isListOpen || stop === before))
    .filter(isOneOfFirst)
  const hasRing = (part: Element | null | undefined): boolean => {
    if (!part) return false
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(part)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1 && !outlineColor.endsWith(', 0)')
  }
  const isCovered = (part: Element): boolean => {
    const { left, top, width, height } = part.getBoundingClientRect()
    return [0.1, 0.5, 0.9].every(across =>
      [0.2, 0.5, 0.8].every(down => {
        const hit = document.elementFromPoint(left + width * across, top + height * down)
        return hit === null || !(part.contains(hit) || hit.contains(part))
      })
    )
  }
  const faults: string[] = []
  for (const stop of stops) {
    if (!isListOpen && before instanceof HTMLElement) before.blur()
    stop.focus()
    // React shows the focus a moment later.
    await new Promise(resolve => setTimeout(resolve))
    // A group hands the focus on to the one of its members that had it last.
    const focused = document.activeElement
    if (focused === null || focused === document.body) continue
    // What is checked and chosen is hidden behind its label.
    const seen = focused.closest('label') ?? focused
    const { width, height } = seen.getBoundingClientRect()
    const name = `${focused.tagName.toLowerCase()} “${(seen.textContent || focused.ariaLabel || focused.id).slice(0, 40)}”`
    if (![focused, focused.parentElement, seen].some(hasRing)) faults.push(`no focus to be seen: ${name}`)
    if (isCovered(seen)) faults.push(`the focus is covered: ${name}`)
    if (width < smallest || height < smallest) faults.push(`${Math.round(width)} × ${Math.round(height)} px: ${name}`)
  }
  if (before instanceof HTMLElement) before.focus()
  return faults
}
