"""The chart of the chance: a strip with the band and the lead, which `answer.js` sets.

It is no Vega chart, as it comes and goes with the words of the answer.
"""

STRIP = """<div class="chance" hidden><p></p>
<div class="strip" aria-hidden="true">
<i class="band"></i><i class="level"></i><i class="dot"></i></div>
<p class="ends" aria-hidden="true"><span></span><span>level</span><span></span></p>
<p class="unseen"></p></div>"""
