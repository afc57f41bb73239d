// What a browser may lack without which nothing runs, each as the sentence that says so.

/** Why no worker can be started here, or `undefined` when one can. */
export function workerObstacle(): string | undefined {
	return typeof Worker === 'undefined'
		? 'This browser has no Web Workers, which run your code apart from the page.'
		: undefined
}

/** Why Python cannot run here, or `undefined` when it can. */
export function pythonObstacle(): string | undefined {
	if (typeof WebAssembly === 'undefined')
		return 'This browser has no WebAssembly, which Python runs in here. Some browsers switch it off in a strict mode.'
	return workerObstacle()
}
