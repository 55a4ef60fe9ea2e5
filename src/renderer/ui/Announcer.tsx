import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import styles from './Announcer.module.css'

/** Takes the language of the message, too, where it is not the window's. */
type Announce = (message: string, language?: string) => void

interface Message {
  readonly text: string
  readonly turn: number
  readonly language: string | undefined
}

const AnnounceContext = createContext<Announce>(() => undefined)

/** Tells screen readers what changed without a change of focus. React Aria's own announcer writes HTML, which the policy forbids. */
export function Announcer({ children }: { readonly children: ReactNode }) {
  const [message, setMessage] = useState<Message>({ text: '', turn: 0, language: undefined })
  const announce = useCallback<Announce>(
    (text, language) => setMessage(last => ({ text, turn: last.turn + 1, language })),
    []
  )
  return (
    <AnnounceContext value={announce}>
      {children}
      <output aria-live="polite" className={styles['region']}>
        <span key={message.turn} lang={message.language}>
          {message.text}
        </span>
      </output>
    </AnnounceContext>
  )
}

/** A function that has a text read out, politely. */
export const useAnnounce = (): Announce => useContext(AnnounceContext)
