#!/usr/bin/env node
import { spawn } from 'node:child_process'
import { connect, createServer, type Socket } from 'node:net'
import process from 'node:process'
import { createInterface } from 'node:readline'

// Stands between Playwright and a stock Firefox, in the place of its executable. Both speak WebDriver BiDi, but
// Playwright asks for a command that is younger than the Firefox that Debian has, and takes no for no answer.
// What is to be emulated and cannot be is let go: the answer becomes an empty one. All else passes as it is.

const path = process.env['FIREFOX_PATH'] ?? '/usr/bin/firefox-esr'
const listening = /WebDriver BiDi listening on ws:\/\/127\.0\.0\.1:(\d+)/

const firefox = spawn(path, process.argv.slice(2), { stdio: ['ignore', 'inherit', 'pipe'] })
firefox.on('error', (error) => {
	console.error(error.message)
	process.exitCode = 1
})
firefox.on('exit', (code) => process.exit(code ?? 1))
createInterface(firefox.stderr).on('line', (line) => {
	const port = listening.exec(line)?.[1]
	if (port === undefined) console.error(line)
	else relay(Number(port))
})

function relay(port: number): void {
	const server = createServer((playwright) => {
		const bidi = connect(port, '127.0.0.1')
		playwright.once('data', (head: Buffer) => {
			// Firefox answers only to who calls it by the address it has.
			const asked = head.toString('latin1').replace(/^Host: .*$/im, `Host: 127.0.0.1:${port}`)
			bidi.write(asked, 'latin1')
			playwright.pipe(bidi)
		})
		void passOn(bidi, playwright).finally(() => playwright.end())
		for (const socket of [playwright, bidi])
			socket.on('error', () => {
				playwright.destroy()
				bidi.destroy()
			})
	})
	server.listen(0, '127.0.0.1', () => {
		const address = server.address()
		if (typeof address !== 'object' || !address) return
		console.error(`WebDriver BiDi listening on ws://127.0.0.1:${address.port}`)
	})
}

/** Firefox's words, frame by frame: a server's are not masked. Before the first frame stand the headers. */
async function passOn(from: Socket, to: Socket): Promise<void> {
	let left = Buffer.alloc(0)
	let headersOver = false
	for await (const part of from as AsyncIterable<Buffer>) {
		left = Buffer.concat([left, part])
		if (!headersOver) {
			const end = left.indexOf('\r\n\r\n')
			if (end === -1) continue
			headersOver = true
			to.write(left.subarray(0, end + 4))
			left = left.subarray(end + 4)
		}
		for (let size = frameSize(left); size !== undefined; size = frameSize(left)) {
			to.write(mended(left.subarray(0, size)))
			left = left.subarray(size)
		}
	}
}

/** How long the first frame is with its head, or `undefined` while it has not all come. */
function frameSize(bytes: Buffer): number | undefined {
	const size = bytes.length < 10 ? shortSize(bytes) : headOf(bytes) + bodyOf(bytes)
	return size === undefined || size > bytes.length ? undefined : size
}

/** Of a frame that is shorter than the longest head. */
function shortSize(bytes: Buffer): number | undefined {
	const length = (bytes[1] ?? 127) & 127
	return bytes.length < 2 || length > 125 ? undefined : 2 + length
}

function headOf(bytes: Buffer): 2 | 4 | 10 {
	const length = (bytes[1] ?? 0) & 127
	return length === 127 ? 10 : length === 126 ? 4 : 2
}

function bodyOf(bytes: Buffer): number {
	const head = headOf(bytes)
	if (head === 10) return Number(bytes.readBigUInt64BE(2))
	return head === 4 ? bytes.readUInt16BE(2) : (bytes[1] ?? 0) & 127
}

/** A refusal to emulate something becomes consent; it is short enough for the shortest head. */
function mended(frame: Buffer): Buffer {
	const isWholeText = frame[0] === 0x81
	if (!isWholeText || frame.length > 10_000) return frame
	const text = frame.toString('utf8', headOf(frame))
	if (!text.includes('"unknown command"') || !/"message":"emulation\./.test(text)) return frame
	const id = /"id":(\d+)/.exec(text)?.[1]
	if (id === undefined) return frame
	const answer = Buffer.from(`{"type":"success","id":${id},"result":{}}`)
	return Buffer.concat([Buffer.from([0x81, answer.length]), answer])
}
