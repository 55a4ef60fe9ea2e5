import { type ReactNode, useEffect } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { useAnnounce } from './Announcer.tsx'
import { KeyHint } from './KeyHint.tsx'
import { classNames } from './class-names.ts'
import styles from './Button.module.css'

export interface ButtonProps {
  readonly children: ReactNode
  readonly onPress?: () => void
  /** `primary` once a screen; `quiet` for what is seldom needed. */
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger'
  readonly submits?: boolean
  readonly disabled?: boolean
  /** Shows that the work goes on and takes no second press. */
  readonly busy?: boolean
  /** The key that does the same, shown beside the word. */
  readonly keys?: string
  readonly label?: string
  readonly autoFocus?: boolean
  readonly className?: string
}

/** `keys` is shown on the button and announced with it. While `busy` it keeps the focus and does nothing. */
export function Button({
  children,
  look = 'plain',
  submits,
  disabled,
  busy,
  keys,
  label,
  onPress,
  autoFocus,
  className
}: ButtonProps) {
  const announce = useAnnounce()
  const isBusy = busy ?? false
  // React Aria's own way of being busy announces an element by its number, which is gone when the work takes the button with it.
  useEffect(() => {
    if (isBusy && typeof children === 'string') announce(children)
  }, [isBusy, children, announce])
  return (
    <AriaButton
      className={classNames(styles['button'], styles[look], className)}
      type={submits === true && !isBusy ? 'submit' : 'button'}
      isDisabled={disabled ?? false}
      aria-disabled={isBusy}
      autoFocus={autoFocus ?? false}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(onPress === undefined || isBusy ? {} : { onPress })}
      {...(keys === undefined ? {} : { 'aria-keyshortcuts': keys.replace('Ctrl', 'Control') })}
    >
      {children}
      {keys === undefined ? null : <KeyHint keys={keys} />}
    </AriaButton>
  )
}
