// What the peers have in common. Each is a program of its own that is asked over its
// standard input, a line of JSON at a time, and answers each line with one:
//
//   {"open": input}   makes it ready; what stands in the input is the peer's business
//   {"result": true}  does the work once and gives what comes out of it, a text
//   {"count": n}      does the work n times and gives the nanoseconds on the clock and
//                     of all processors
//   {"peak": true}    gives the most bytes that the process held
//
// An error is answered as {"error": text}.
import { createInterface } from 'node:readline'

// serve answers until the input ends. open is given the input and gives two functions:
// work, and result, which gives what the work comes to as a text.
export async function serve(open) {
  let peer
  const answer = async request => {
    if ('open' in request) {
      peer = await open(request.open)
      return {}
    }
    if (request.result) return { result: await peer.result() }
    if (request.peak) return { peak: process.resourceUsage().maxRSS * 1024 }
    const busy = process.cpuUsage()
    const start = process.hrtime.bigint()
    for (let i = 0; i < request.count; i++) {
      const pending = peer.work()
      if (pending instanceof Promise) await pending
    }
    const wall = Number(process.hrtime.bigint() - start)
    const { user, system } = process.cpuUsage(busy)
    return { wall, processor: (user + system) * 1000 }
  }
  for await (const line of createInterface({ input: process.stdin })) {
    let said
    try {
      said = await answer(JSON.parse(line))
    } catch (error) {
      said = { error: String(error?.stack ?? error) }
    }
    process.stdout.write(JSON.stringify(said) + '\n')
  }
}
