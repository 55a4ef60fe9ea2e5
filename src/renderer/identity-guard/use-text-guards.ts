import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type GuardedField, newlyToldIn } from '../../shared/domain/identity-fields.ts'

/** A text of a form that may tell who somebody is. */
export interface GuardedText {
  readonly field: GuardedField
  readonly text: string
  /** As it stood when the form was opened: whoever stored it has been asked. */
  readonly before?: string
}

export interface TextGuards {
  readonly of: (name: string) => GuardedText | undefined
  /** What was said to be kept in a text: the text that stood there then. */
  readonly keptIn: (name: string) => string
  readonly keep: (name: string, text: string) => void
  /** Names the first text in which something is still to be taken out or kept, and has its field say so. */
  readonly ask: () => string | null
  /** What the field says once `ask` has named it. */
  readonly errorOf: (name: string) => string | undefined
}

/** Watches the texts of a form, by the names of their fields. What is kept is recorded by the bureau when the form is saved. */
export function useTextGuards(texts: Readonly<Record<string, GuardedText>>): TextGuards {
  const { t } = useTranslation('desk')
  const [kept, setKept] = useState<Readonly<Record<string, string>>>({})
  const [asked, setAsked] = useState(false)
  const keptIn = (name: string): string => `${texts[name]?.before ?? ''}\n${kept[name] ?? ''}`
  const isOpen = (name: string): boolean => {
    const guarded = texts[name]
    return guarded !== undefined && newlyToldIn(guarded.field, [guarded.text], [keptIn(name)]).length > 0
  }
  return {
    of: name => texts[name],
    keptIn,
    keep: (name, text) => setKept({ ...kept, [name]: text }),
    ask: () => {
      const open = Object.keys(texts).find(isOpen) ?? null
      setAsked(open !== null)
      return open
    },
    errorOf: name => (asked && isOpen(name) ? t('guard.decide') : undefined)
  }
}
