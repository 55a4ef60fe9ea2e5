import type { Page } from '@playwright/test'

/** In CSS pixels (WCAG 2.2, 2.5.8). */
const SMALLEST_TARGET = 24

/**
 * Gives the focus to every stop of the Tab key in turn, and names those at which it cannot be seen (2.4.7), or that something covers
 * (2.4.11), or that are too small to be hit (2.5.8). A list that hangs open stays open: then only the stop that has the focus is looked at.
 */
export async function focusFaults(page: Page): Promise<string[]> {
  // What moves next is a keyboard.
  await page.keyboard.press('F9')
  return page.evaluate(async smallest => {
    const before = document.activeElement
    const isOpen = document.querySelector('[aria-expanded=true]') !== null
    const stops = [...document.querySelectorAll<HTMLElement>('a[href], button, input, textarea, select, [tabindex]')]
      .filter(stop => stop.tabIndex >= 0 && stop.closest('[inert], [aria-hidden=true]') === null)
      .filter(stop => !stop.matches(':disabled') && stop.checkVisibility() && (!isOpen || stop === before))
    const found: string[] = []
    for (const stop of stops) {
      stop.focus({ focusVisible: true } as FocusOptions)
      await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)))
      if (!document.contains(stop)) continue
      // What is checked and chosen is hidden behind its label.
      const seen = stop.closest('label') ?? stop
      const name = `${stop.tagName.toLowerCase()} “${(seen.textContent || stop.ariaLabel || stop.id).slice(0, 40)}”`
      const parents = [stop, stop.parentElement, stop.parentElement?.parentElement, seen].filter(
        part => part instanceof Element
      )
      const hasRing = parents.some(part => {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(part)
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1 && !outlineColor.endsWith(', 0)')
      })
      if (!hasRing) found.push(`no focus to be seen: ${name}`)
      const { left, top, width, height } = seen.getBoundingClientRect()
      const isCovered = [0.1, 0.5, 0.9].every(across =>
        [0.2, 0.5, 0.8].every(down => {
          const hit = document.elementFromPoint(left + width * across, top + height * down)
          return hit === null || !(seen.contains(hit) || hit.contains(seen))
        })
      )
      if (isCovered) found.push(`focus out of sight or covered: ${name}`)
      if (width < smallest || height < smallest)
        found.push(`${Math.round(width)} × ${Math.round(height)} px only: ${name}`)
    }
    if (before instanceof HTMLElement) before.focus()
    return found
  }, SMALLEST_TARGET)
}
