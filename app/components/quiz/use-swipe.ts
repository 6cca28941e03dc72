import { type RefObject, useEffect, useRef } from 'react'

interface Swipes {
  readonly left: () => void
  readonly right: () => void
}

/** So far, in CSS pixels, a finger has to go before it counts, and twice as far sideways as up or down. */
const FAR = 72

/**
 * Lets a finger choose the left or the right of two by swiping what `target` holds; null is no choice. It adds to the
 * buttons and never takes their place. The element follows the finger unless motion is unwanted.
 */
export function useSwipe(target: RefObject<HTMLElement | null>, swipes: Swipes | null): void {
  const latest = useRef(swipes)
  useEffect(() => {
    latest.current = swipes
  })
  const isOffered = swipes !== null
  useEffect(() => {
    const element = target.current
    if (!element || !isOffered) return
    let from: { x: number; y: number } | null = null
    let isSideways = false
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches
    const follow = (x: number) => {
      if (!still) element.style.translate = x === 0 ? '' : `${x / 3}px 0`
    }
    const begin = (event: PointerEvent) => {
      if (event.pointerType !== 'touch' || !event.isPrimary) return
      if ((event.target as Element).closest('input, select, textarea, [draggable]')) return
      from = { x: event.clientX, y: event.clientY }
    }
    const move = (event: PointerEvent) => {
      if (!from || !event.isPrimary) return
      const [x, y] = [event.clientX - from.x, event.clientY - from.y]
      isSideways = Math.abs(x) > Math.abs(y)
      follow(isSideways ? x : 0)
    }
    // What the browser takes for a fling swallows the next tap, which is to stop it.
    const hold = (event: TouchEvent) => {
      if (from && isSideways && event.cancelable) event.preventDefault()
    }
    const end = (event: PointerEvent) => {
      if (!from || !event.isPrimary) return
      const [x, y] = [event.clientX - from.x, event.clientY - from.y]
      cancel()
      if (Math.abs(x) < FAR || Math.abs(x) < 2 * Math.abs(y)) return
      if (x < 0) latest.current?.left()
      else latest.current?.right()
    }
    const cancel = () => {
      from = null
      follow(0)
    }
    element.style.touchAction = 'pan-y pinch-zoom'
    element.addEventListener('pointerdown', begin)
    element.addEventListener('pointermove', move)
    element.addEventListener('touchmove', hold, { passive: false })
    element.addEventListener('pointerup', end)
    element.addEventListener('pointercancel', cancel)
    return () => {
      cancel()
      element.style.touchAction = ''
      element.removeEventListener('pointerdown', begin)
      element.removeEventListener('pointermove', move)
      element.removeEventListener('touchmove', hold)
      element.removeEventListener('pointerup', end)
      element.removeEventListener('pointercancel', cancel)
    }
  }, [target, isOffered])
}
