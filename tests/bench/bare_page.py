"""The least a live page can be, to compare ours with: one slider and one chart, by default."""

import altair as alt
import pandas as pd
import streamlit as st

share = st.slider("Weight", 0, 100, 50)
frame = pd.DataFrame(
    {"option": ["Hexbourne", "Fernmoor Health"], "gain": [share * 0.12, (100 - share) * 0.11]}
)
st.altair_chart(alt.Chart(frame).mark_bar().encode(x="gain", y="option"))
